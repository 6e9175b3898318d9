import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the scripts keep between checkouts lies outside of them, in the user's own cache. */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'life-dev');
}
