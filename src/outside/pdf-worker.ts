/** The thread that looks into one PDF. It is started and ended by pdf-thread.ts. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { isQuietPdf } from './pdf.ts';

parentPort?.postMessage(isQuietPdf(readFileSync(workerData as string)));
