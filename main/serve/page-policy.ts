/**
 * What a page of ours may do, the same under app:// and http://127.0.0.1: its own scripts and styles,
 * a connection back to the app, nothing else.
 */
export function pageHeaders(connect: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      `connect-src ${connect}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'Cache-Control': 'no-store',
  };
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The media type of a file the page may load; undefined for any other. */
export function mimeTypeOf(path: string): string | undefined {
  return mimeTypes[path.slice(path.lastIndexOf('.'))];
}

/**
 * Files that a browser asks for without the session's cookie: what a phone needs to put the page on its home
 * screen. They tell the program's name and nothing else.
 */
export function isPublicFile(pathname: string): boolean {
  return /^\/(manifest\.webmanifest|icon-[a-z0-9-]+\.(png|svg))$/.test(pathname);
}
