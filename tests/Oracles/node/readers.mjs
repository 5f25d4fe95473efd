// What independent readers of USD see in a file: one text a file, the same for files that say the same.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Every field of every spec as three's USD loader parses a crate; arrays of numbers by their hash. */
export async function three(bytes) {
    if (hasEmptyPath(bytes)) throw new Error('three takes the size of the path table for the number of its entries, which are fewer where there is an empty path');
    const { USDCParser } = await import('three/examples/jsm/loaders/usd/USDCParser.js');
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { specsByPath } = new USDCParser().parseData(buffer);
    return JSON.stringify(sorted(specsByPath), null, 1);
}

/** The layer as tinyusdz prints it. */
export async function tinyusdz(bytes, name) {
    const native = await loadTinyusdz();
    const loader = new native.TinyUSDZLoaderNative();
    if (!loader.loadAsLayerFromBinary(new Uint8Array(bytes), name)) throw new Error(loader.error());
    return loader.layerToString();
}

function hasEmptyPath(bytes) {
    const entry = Number(bytes.readBigInt64LE(16)) + 8;
    for (let at = entry; ; at += 32) {
        if (bytes.toString('latin1', at, at + 6) !== 'PATHS\0') continue;
        const paths = Number(bytes.readBigInt64LE(at + 16));
        return bytes.readBigUInt64LE(paths) !== bytes.readBigUInt64LE(paths + 8);
    }
}

function sorted(value) {
    if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${value.length} ${hash(value)}`;
    if (Array.isArray(value)) return value.length > 64 ? `array ${value.length} ${hash(Buffer.from(JSON.stringify(value.map(sorted))))}` : value.map(sorted);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) return Object.is(value, -0) ? '-0' : String(value);
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Map) return sorted(Object.fromEntries(value));
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
}

function hash(view) {
    return createHash('sha256').update(Buffer.from(view.buffer, view.byteOffset, view.byteLength)).digest('hex');
}

let tinyusdzModule;
let tinyusdzWasm;

// It was built for browsers, but needs nothing of them. A file that it fails on may spoil an instance, so each gets its own.
async function loadTinyusdz() {
    if (!tinyusdzModule) {
        process.type = 'renderer';
        globalThis.window = globalThis;
        tinyusdzModule = await import('tinyusdz/tinyusdz.js');
        tinyusdzWasm = await WebAssembly.compile(readFileSync(new URL('tinyusdz.wasm', import.meta.resolve('tinyusdz/tinyusdz.js'))));
    }

    return tinyusdzModule.default({
        print() {},
        printErr() {},
        instantiateWasm(imports, done) {
            WebAssembly.instantiate(tinyusdzWasm, imports).then(instance => done(instance, tinyusdzWasm));
            return {};
        },
    });
}
