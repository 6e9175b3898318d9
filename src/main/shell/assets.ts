import { extname, join, normalize, sep } from 'node:path';
import { APP_HOST } from './origins';

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** The file an `app://life/...` address means, or `null` where it means none of ours. */
export function assetPath(rootPath: string, url: string): string | null {
  let pathname: string;
  try {
    const address = new URL(url);
    if (address.host !== APP_HOST) return null;
    pathname = decodeURIComponent(address.pathname);
  } catch {
    return null;
  }
  if (pathname.includes('\0') || pathname.includes('\\')) return null;
  const root = normalize(rootPath.endsWith(sep) ? rootPath : rootPath + sep);
  const filePath = join(root, pathname === '/' ? 'index.html' : pathname);
  return filePath.startsWith(root) && extname(filePath) in TYPES ? filePath : null;
}

export function assetHeaders(filePath: string): Record<string, string> {
  return {
    'Content-Type': TYPES[extname(filePath)] ?? 'application/octet-stream',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
}
