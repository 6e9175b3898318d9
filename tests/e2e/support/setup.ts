import { afterAll, afterEach } from 'vitest';
import { pageErrors, removeTemporaryFolders, stillRunning } from './launch';

// What the window showed when a test failed says more than its message.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const life of stillRunning()) {
    console.error(`The app's output until "${task.name}" failed:\n${life.output}`);
    await life
      .screenshot(`failed ${task.name}`)
      .catch((error: unknown) => console.error('No screenshot:', error));
  }
});

afterAll(async () => {
  const results = await Promise.allSettled(stillRunning().map((life) => life.close()));
  removeTemporaryFolders();
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  // Whatever a test was about: what goes wrong in a window is nowhere else to be seen.
  if (pageErrors().length > 0) throw new Error(`Errors in the window:\n${pageErrors().join('\n')}`);
});
