/**
 * Puts encoded frames of VP9 into a WebM file: one track, its length and an index, so that players can jump.
 * The format is EBML: every element is its id, its length and its content (https://www.webmproject.org/docs/container/).
 */
export type Frame = { milliseconds: number; key: boolean; bytes: Uint8Array }
export type Picture = { width: number; height: number; milliseconds: number }

/** A cluster tells the time of its frames in 16 bits. */
const CLUSTER_MS = 30_000

export function webm(frames: readonly Frame[], { width, height, milliseconds }: Picture): Uint8Array {
  const clusters = clustersOf(frames)
  const info = element(0x1549a966, [
    number(0x2ad7b1, 1_000_000),
    element(0x4489, float(milliseconds)),
    words(0x4d80, 'kruzhok'),
    words(0x5741, 'kruzhok'),
  ])
  const video = element(0xe0, [number(0xb0, width), number(0xba, height)])
  const track = [number(0xd7, 1), number(0x73c5, 1), number(0x83, 1), number(0x9c, 0), words(0x86, 'V_VP9'), video]
  const tracks = element(0x1654ae6b, [element(0xae, track)])
  const bodies = clusters.map(clusterOf)
  // Positions are of eight bytes whatever they are, so the index is as long before they are known.
  const before = info.length + tracks.length + indexOf(clusters, bodies, 0).length
  const segment = element(0x18538067, [info, tracks, indexOf(clusters, bodies, before), ...bodies])
  return join([head, segment])
}

const head = element(0x1a45dfa3, [
  number(0x4286, 1),
  number(0x42f7, 1),
  number(0x42f2, 4),
  number(0x42f3, 8),
  words(0x4282, 'webm'),
  number(0x4287, 4),
  number(0x4285, 2),
])

/** A new one begins with a frame that stands alone. */
function clustersOf(frames: readonly Frame[]): Frame[][] {
  const clusters: Frame[][] = []
  for (const frame of frames) {
    const open = clusters.at(-1)
    const started = open?.[0]?.milliseconds ?? 0
    if (!open || frame.key || frame.milliseconds - started > CLUSTER_MS) clusters.push([frame])
    else open.push(frame)
  }
  return clusters
}

function clusterOf(frames: readonly Frame[]): Uint8Array {
  const start = frames[0]?.milliseconds ?? 0
  const blocks = frames.map(({ milliseconds, key, bytes }) => {
    const time = milliseconds - start
    return element(0xa3, join([Uint8Array.of(0x81, time >> 8, time & 0xff, key ? 0x80 : 0), bytes]))
  })
  return element(0x1f43b675, [number(0xe7, start), ...blocks])
}

function indexOf(clusters: readonly Frame[][], bodies: readonly Uint8Array[], before: number): Uint8Array {
  let position = before
  const points = clusters.map((frames, at) => {
    const place = element(0xb7, [number(0xf7, 1), element(0xf1, bigEndian(position, 8))])
    position += bodies[at]?.length ?? 0
    return element(0xbb, [number(0xb3, frames[0]?.milliseconds ?? 0, 4), place])
  })
  return element(0x1c53bb6b, points)
}

function element(id: number, content: Uint8Array | readonly Uint8Array[]): Uint8Array {
  const body = content instanceof Uint8Array ? content : join(content)
  const length = bigEndian(body.length, 8)
  length[0] = 0x01
  return join([bigEndian(id, Math.ceil(Math.log2(id + 1) / 8)), length, body])
}

function number(id: number, value: number, bytes = Math.max(1, Math.ceil(Math.log2(value + 1) / 8))): Uint8Array {
  return element(id, bigEndian(value, bytes))
}

function words(id: number, text: string): Uint8Array {
  return element(id, new TextEncoder().encode(text))
}

function float(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

function bigEndian(value: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
