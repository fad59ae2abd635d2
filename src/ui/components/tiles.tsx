import type { Direction } from '../drawing/direction.ts'
import { DirectionIcon } from '../drawing/direction-icon.tsx'

export type Tile = { href: string; label: string; note?: string; direction: Direction }

/** Directions as large links with their circles. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <li key={tile.href} data-direction={tile.direction}>
          <a class="tile" href={tile.href}>
            <DirectionIcon direction={tile.direction} />
            <span class="tile-label">{tile.label}</span>
            {tile.note && <span class="tile-note">{tile.note}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
