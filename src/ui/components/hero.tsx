import type { ComponentChildren } from 'preact'
import { HomeDrawing } from '../drawing/scenes.tsx'
import { tidy } from '../typography.ts'

/** The first words of the home page, with the six circles beside them. */
export function Hero({
  title,
  lead,
  children,
}: {
  title: ComponentChildren
  lead?: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <div class="hero">
      <div class="hero-words">
        <h1>{tidy(title)}</h1>
        {lead && <p class="lead">{tidy(lead)}</p>}
        {children}
      </div>
      <div class="hero-drawing drawing">
        <HomeDrawing />
      </div>
    </div>
  )
}
