// Compares what a reader sees in our file with what it sees in the reference's file of the same layer.
// Usage: node compare.mjs three|tinyusdz|threeScene|tinyusdzScene PAIRS.json, which holds [{ "Name", "Ours", "Theirs" }]. Prints one line of JSON a pair:
// { "name", "result": "same" | "different" | "unread" | "only theirs", "detail" }. "unread": it does not read theirs.
import { readFileSync } from 'node:fs';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import * as readers from './readers.mjs';

const LIMIT_MS = 5000;

if (isMainThread) {
    const [reader, list] = process.argv.slice(2);
    let worker, finish;

    // Readers may not end: they get so much time a file, on a thread of their own.
    const view = file => new Promise(resolve => {
        worker ??= new Worker(new URL(import.meta.url), { workerData: reader, stdout: true, stderr: true })
            .on('message', result => finish(result))
            .on('error', error => abandon(String(error)));
        const timer = setTimeout(() => abandon(`no end within ${LIMIT_MS} ms`), LIMIT_MS);
        finish = result => {
            clearTimeout(timer);
            resolve(result);
        };
        worker.postMessage(file);
    });

    const abandon = error => {
        worker.removeAllListeners().terminate();
        worker = undefined;
        finish({ error });
    };

    for (const { Name: name, Ours: ours, Theirs: theirs } of JSON.parse(readFileSync(list, 'utf8'))) {
        const reference = await view(theirs);
        const found = reference.error === undefined ? await view(ours) : {};
        let result = 'same', detail = '';
        if (reference.error !== undefined) [result, detail] = ['unread', reference.error];
        else if (found.error !== undefined) [result, detail] = ['only theirs', found.error];
        else if (found.text !== reference.text) [result, detail] = ['different', difference(found.text, reference.text)];
        console.log(JSON.stringify({ name, result, detail }));
    }

    await worker?.terminate();
} else {
    parentPort.on('message', async file => {
        try {
            parentPort.postMessage({ text: await readers[workerData](readFileSync(file), 'layer.usdc') });
        } catch (error) {
            parentPort.postMessage({ error: String(error.message ?? error) });
        }
    });
}

function difference(a, b) {
    const ours = a.split('\n'), theirs = b.split('\n');
    const line = ours.findIndex((text, index) => text !== theirs[index]);
    return `line ${line + 1}: ours ${ours[line]?.slice(0, 200)} | theirs ${theirs[line]?.slice(0, 200)}`;
}
