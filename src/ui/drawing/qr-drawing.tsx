type Code = { width: number; squares: readonly number[] }

/** A QR code as a drawing: dark squares on white whatever the colours of the page, or no camera reads it. */
export function QrDrawing({ code, label }: { code: Code; label: string }) {
  const { width, squares } = code
  const path = squares
    .map((shade, place) => (shade === 0 ? `M${place % width} ${Math.floor(place / width)}h1v1h-1z` : ''))
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${width}`}
      width="208"
      height="208"
      shape-rendering="crispEdges"
    >
      <rect width={width} height={width} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
