// The boxes that three's USD loader puts around what files show. Usage: node bounds.mjs FILES.json, which holds [path].
// Prints one line of JSON a file: { "file", "box": [min x, y, z, max x, y, z] }, an empty "box" when nothing is shown, or "error".
import { readFileSync } from 'node:fs';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import { standInForBrowser } from './readers.mjs';

const LIMIT_MS = 5000;

if (isMainThread) {
    let worker, finish;
    const abandon = error => {
        worker.removeAllListeners().terminate();
        worker = undefined;
        finish({ error });
    };

    for (const file of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
        worker ??= new Worker(new URL(import.meta.url), { stdout: true, stderr: true })
            .on('message', answer => finish(answer))
            .on('error', error => abandon(String(error)));
        const answer = await new Promise(resolve => {
            const timer = setTimeout(() => abandon(`no end within ${LIMIT_MS} ms`), LIMIT_MS);
            finish = found => {
                clearTimeout(timer);
                resolve(found);
            };
            worker.postMessage(file);
        });
        console.log(JSON.stringify({ file, ...answer }));
    }

    await worker?.terminate();
} else {
    const { Box3 } = await import('three');
    const { USDLoader } = await import('three/examples/jsm/loaders/USDLoader.js');
    standInForBrowser();
    parentPort.on('message', file => {
        try {
            const bytes = readFileSync(file);
            const scene = new USDLoader().parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
            scene.rotation.set(0, 0, 0); // The loader turns files with the z axis up; the box is to be in the file's own space.
            scene.scale.set(1, 1, 1);
            scene.updateMatrixWorld(true);
            const box = new Box3().setFromObject(scene, true);
            parentPort.postMessage({ box: box.isEmpty() ? [] : [...box.min.toArray(), ...box.max.toArray()] });
        } catch (error) {
            parentPort.postMessage({ error: String(error.message ?? error) });
        }
    });
}
