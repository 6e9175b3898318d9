import { existsSync } from 'node:fs';
import { run } from '../lib/run.mjs';

/**
 * Whether the tests may install a package here and take it off again.
 * @returns {Promise<string | undefined>} why not
 */
export async function whyNoPackageTest() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg')) {
    return 'a .deb is installed by dpkg, and this system has none.';
  }
  if (process.getuid?.() !== 0) {
    return 'only root may install a package. Run it as root on a machine that may be changed, such as a container.';
  }
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', 'life'], {
    output: 'capture',
  });
  if (stdout.trim() !== '' && stdout.trim() !== 'not-installed') {
    return 'Life is installed here already, and the tests would take it off. Remove it first: dpkg --purge life';
  }
  return undefined;
}
