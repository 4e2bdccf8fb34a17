// Old syntax, because this must run on the versions that it refuses.
var version = process.versions.node;
var parts = version.split('.');
if (Number(parts[0]) < 20 || (Number(parts[0]) === 20 && Number(parts[1]) < 19)) {
  console.error('Node.js ' + version + ' is too old: install version 20.19 or later, e.g. 24.');
  process.exit(1);
}
