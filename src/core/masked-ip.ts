/** An address of a person as anybody may see it: `203.0.113.x`, `2001:db8:1:…` (product C3). */
export function maskedIp(ip: string): string {
  const parts = ip.split('.');
  if (parts.length === 4) return [...parts.slice(0, 3), 'x'].join('.');
  // What is written short may hide zeros: of an IPv6 address only what stands before them is shown.
  const [start = ''] = ip.split('::');
  const groups = start.split(':').filter((group) => group !== '');
  return ip.includes(':') ? `${groups.slice(0, 3).join(':')}:…` : '…';
}
