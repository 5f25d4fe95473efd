// Prints what a reader sees in a file. Usage: node view.mjs three|tinyusdz FILE
import { readFileSync } from 'node:fs';
import * as readers from './readers.mjs';

const [reader, file] = process.argv.slice(2);
const text = await readers[reader](readFileSync(file), file);
process.stdout.write(text, () => process.exit(0));
