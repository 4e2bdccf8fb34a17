-- For wrk: each request is another, for {n} in its path and body is its number.
-- Arguments: method, path, first number, and the file that holds the body of a POST.
local method, path, number, template

function init(args)
  method, path, number = args[1], args[2], tonumber(args[3])
  if args[4] then
    local file = assert(io.open(args[4], 'rb'))
    template = file:read('*a')
    file:close()
  end
end

function request()
  number = number + 1
  local headers = {}
  for name, value in pairs(wrk.headers) do headers[name] = value end
  headers['X-Forwarded-For'] = string.format(
    '10.%d.%d.%d', math.floor(number / 65536) % 256, math.floor(number / 256) % 256, number % 256)
  local body = template and template:gsub('{n}', tostring(number))
  return wrk.format(method, (path:gsub('{n}', tostring(number))), headers, body)
end
