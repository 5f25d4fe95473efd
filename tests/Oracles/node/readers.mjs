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

/** Lets three begin to load textures, which no reader here waits for; without it they end the thread some time later. */
export function standInForBrowser() {
    globalThis.document ??= { createElementNS: () => ({ addEventListener() {}, removeEventListener() {} }) };
}

/** What three shows of a package: each mesh with its place, corners and how many textures its material has. */
export async function threeScene(bytes) {
    const { USDLoader } = await import('three/examples/jsm/loaders/USDLoader.js');
    standInForBrowser();
    const scene = new USDLoader().parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    scene.updateMatrixWorld(true);
    const lines = [];
    scene.traverse(node => {
        if (!node.isMesh) return;
        const attributes = Object.entries(node.geometry.attributes).map(([name, { array }]) => `${name} ${hash(rounded(array))}`);
        const materials = [node.material].flat().map(material => Object.keys(material).filter(key => material[key]?.isTexture).join('+'));
        lines.push([node.name, node.matrixWorld.elements.join(','), ...attributes, ...materials].join(' '));
    });
    if (lines.length === 0) throw new Error('three shows no mesh');
    return lines.sort().join('\n');
}

/** What tinyusdz loads of a package for drawing: each mesh with its arrays, and the images behind materials. */
export async function tinyusdzScene(bytes) {
    const native = await loadTinyusdz();
    const loader = new native.TinyUSDZLoaderNative();
    if (!loader.loadFromBinary(new Uint8Array(bytes), 'package.usdz')) throw new Error(loader.error());
    const lines = [], materials = new Set();
    for (let i = 0; i < loader.numMeshes(); i++) {
        const mesh = loader.getMesh(i);
        const arrays = ['faceVertexCounts', 'faceVertexIndices', 'points', 'normals', 'texcoords'].filter(name => mesh[name]).map(name => `${name} ${mesh[name].length} ${hash(mesh[name])}`);
        lines.push([mesh.absPath, ...arrays].join(' '));
        if (mesh.materialId >= 0) materials.add(mesh.materialId);
    }

    if (lines.length === 0) throw new Error('tinyusdz loads no mesh');
    for (const id of [...materials].sort()) {
        const material = loader.getMaterial(id);
        for (const key of Object.keys(material).filter(key => key.endsWith('TextureId') && material[key] >= 0).sort()) {
            const image = loader.getImage(loader.getTexture(material[key]).textureImageId);
            lines.push(`material ${id} ${key} ${String(image.uri).split(/[/\[\]]/).filter(part => part).pop()}`);
        }
    }

    return lines.join('\n');
}

// Numbers of text and of crates differ in the last bit after three has reckoned with them.
function rounded(array) {
    return Float32Array.from(array, number => Math.round(number * 1e4));
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
