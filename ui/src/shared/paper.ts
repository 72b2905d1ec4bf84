/** PDF pages for the screen. pdf.js is loaded with the first paper, not with the program. */
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

import { CoreError } from '@/ipc/errors';

export interface PaperPage {
  /** In PDF points. */
  width: number;
  height: number;
  /** Draws the page with `scale` device pixels for one point; nobody sees it half drawn. */
  draw: (canvas: HTMLCanvasElement, scale: number) => Drawing;
}

export interface Drawing {
  cancel: () => void;
  /** Whether it came to its end: not when it was cancelled. */
  finished: Promise<boolean>;
}

export interface Paper {
  pages: PaperPage[];
  close: () => void;
}

/** Opens a PDF from its bytes or from an address of the program's own scheme. */
export async function openPaper(source: Uint8Array | string): Promise<Paper> {
  const [pdfjs, bytes] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), typeof source === 'string' ? fetchBytes(source) : source.slice()]);
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  // No WebAssembly: the content security policy allows none, and our papers hold no image that needs it.
  const document = await pdfjs.getDocument({ data: bytes, useWasm: false }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index): Promise<PaperPage> => {
      const page = await document.getPage(index + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      return {
        width,
        height,
        draw(canvas, scale) {
          const viewport = page.getViewport({ scale });
          const aside = window.document.createElement('canvas');
          aside.width = Math.floor(viewport.width);
          aside.height = Math.floor(viewport.height);
          const task = page.render({ canvas: aside, viewport });
          const finished = task.promise.then(
            () => {
              // A change of size empties a canvas: what stood there stays until now.
              canvas.width = aside.width;
              canvas.height = aside.height;
              canvas.getContext('2d')?.drawImage(aside, 0, 0);
              return true;
            },
            (cause: unknown) => {
              // A cancelled drawing is no fault: the next one is already on its way.
              if (cause instanceof pdfjs.RenderingCancelledException) return false;
              throw cause;
            },
          );
          return { cancel: () => task.cancel(), finished };
        },
      };
    }),
  );
  return { pages, close: () => void document.loadingTask.destroy() };
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { cache: 'no-store' });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  // The scheme answers a refusal as the commands do: a code with parameters.
  throw CoreError.from(await response.json().catch(() => `HTTP ${response.status}`));
}
