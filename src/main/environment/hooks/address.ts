/** 127.0.0.0/8 as a URL parser writes an IPv4 address, whatever way it was typed. */
const IPV4_LOOPBACK = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/** Whether an IP address, without brackets, is this machine's loopback. */
export const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || IPV4_LOOPBACK.test(address);

/** @param hostname as `URL` has it: lower case, IPv6 in brackets */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || IPV4_LOOPBACK.test(hostname);

/** The host an address needs to be allowed for, `name:port`; `null` where it stays on this machine. */
export function hostToAllow(url: string): string | null {
  const { hostname, host, port, protocol } = new URL(url);
  if (isLoopbackHost(hostname)) return null;
  return port === '' ? `${host}:${protocol === 'https:' ? 443 : 80}` : host;
}
