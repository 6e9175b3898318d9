import type { Page } from 'playwright-core';

/**
 * Drops files from the desktop onto the window. Synthetic DOM events cannot carry real files; the browser's
 * own drag, driven through the debugging protocol, does, and the app sees real paths.
 * @param paths absolute paths; several are dropped at once
 * @param target selector of the element to drop on; the middle of the window if left out
 */
export async function dropFiles(page: Page, paths: readonly string[], target = 'body'): Promise<void> {
  const box = await page.locator(target).boundingBox();
  if (!box) throw new Error(`Nothing to drop on: "${target}" is not visible.`);
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + Math.max(box.height, 2) / 2) };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 /* copy */ };

  const session = await page.context().newCDPSession(page);
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
  } finally {
    await session.detach();
  }
}
