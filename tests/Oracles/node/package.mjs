// What the archive reader that comes with three sees in a package. Usage: node package.mjs FILE.
// Prints one line a member, by name: name, length, SHA-256 of the content.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'three/examples/jsm/libs/fflate.module.js';

const members = unzipSync(readFileSync(process.argv[2]));
for (const name of Object.keys(members).sort()) {
    console.log(`${name} ${members[name].length} ${createHash('sha256').update(members[name]).digest('hex')}`);
}
