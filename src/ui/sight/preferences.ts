/** How a visitor wants to see the site; kept in a cookie, applied by the server as data attributes of `<html>`. */
export type SightPreferences = {
  size: 100 | 150 | 200
  scheme: 'normal' | 'black-on-white' | 'white-on-black' | 'blue'
  spacing: 'normal' | 'wide' | 'widest'
  images: boolean
  font: 'golos' | 'sans' | 'serif'
}

export const usualSight: SightPreferences = {
  size: 100,
  scheme: 'normal',
  spacing: 'normal',
  images: true,
  font: 'golos',
}

const sizes = [100, 150, 200] as const
const schemes = ['normal', 'black-on-white', 'white-on-black', 'blue'] as const
const spacings = ['normal', 'wide', 'widest'] as const
const fonts = ['golos', 'sans', 'serif'] as const

/** Reads the cookie or the answers of the settings page; anything strange falls back to the usual. */
export function parseSight(source: string | Record<string, string | undefined> | undefined): SightPreferences {
  const answers = typeof source === 'string' ? Object.fromEntries(new URLSearchParams(source)) : (source ?? {})
  return {
    size: sizes.find((size) => String(size) === answers.size) ?? usualSight.size,
    scheme: schemes.find((scheme) => scheme === answers.scheme) ?? usualSight.scheme,
    spacing: spacings.find((spacing) => spacing === answers.spacing) ?? usualSight.spacing,
    images: answers.images !== 'off',
    font: fonts.find((font) => font === answers.font) ?? usualSight.font,
  }
}

/** The cookie value; only what differs from the usual, so the usual is an empty string. */
export function writeSight(sight: SightPreferences): string {
  return new URLSearchParams(sightEntries(sight)).toString()
}

/** Data attributes of `<html>`. */
export function sightAttributes(sight: SightPreferences): Record<string, string> {
  return Object.fromEntries(sightEntries(sight).map(([name, value]) => [`data-${name}`, value]))
}

function sightEntries(sight: SightPreferences): [string, string][] {
  const entries: [string, string, boolean][] = [
    ['size', String(sight.size), sight.size !== usualSight.size],
    ['scheme', sight.scheme, sight.scheme !== usualSight.scheme],
    ['spacing', sight.spacing, sight.spacing !== usualSight.spacing],
    ['images', 'off', !sight.images],
    ['font', sight.font, sight.font !== usualSight.font],
  ]
  return entries.filter(([, , differs]) => differs).map(([name, value]) => [name, value])
}
