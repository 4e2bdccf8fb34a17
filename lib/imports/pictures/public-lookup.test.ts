import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createPublicLookup, isPublicAddress } from './public-lookup';

test.each([
  '127.0.0.1 127.1.2.3 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0',
  '192.0.0.8 198.18.0.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 192.88.99.1',
  ':: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 ::127.0.0.1 64:ff9b::127.0.0.1',
  '::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001::1 2001:db8::1 fc00::1 fd00::1 fe80::1 fe80::1%eth0',
  'fec0::1 ff02::1 100::1 localhost 2130706433 0x7f.1 93.184.216',
])('%s are not public', (addresses) => {
  expect(addresses.split(' ').filter(isPublicAddress)).toEqual([]);
});

test.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('a name with one private address is refused', async () => {
  const answers = ['93.184.216.34', '2606:2800:220:1::1'];
  const lookup = promisify(createPublicLookup({ resolve: async () => answers }));
  expect(await lookup('blog.example', { all: true })).toEqual([
    { address: '93.184.216.34', family: 4 },
    { address: '2606:2800:220:1::1', family: 6 },
  ]);
  expect(await lookup('blog.example', {})).toBe('93.184.216.34');
  answers.push('::ffff:10.0.0.1');
  for (const options of [{}, { all: true }])
    await expect(lookup('blog.example', options)).rejects.toMatchObject({
      code: '::ffff:10.0.0.1',
    });
  answers.length = 0;
  await expect(lookup('blog.example', {})).rejects.toMatchObject({ code: 'ENOTFOUND' });
});
