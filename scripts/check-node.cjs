// Plain JavaScript of any age: it must run on the Node.js that it refuses.
var wanted = '20.19';
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('Node.js ' + process.versions.node + ' is too old: install ' + wanted + ' or later.');
  process.exit(1);
}
