/** A path on this site for use in a redirect, or `/`: never another host, whatever a link says. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return '/'
  const home = 'http://here.invalid'
  const url = URL.parse(text, home)
  // «/..//evil.example» is a path of ours until its dots are resolved, and another host afterwards.
  return url?.origin === home && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}
