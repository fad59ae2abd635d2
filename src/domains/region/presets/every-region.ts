import type { Preset } from './preset.ts'

/** Calendar years by one standing act; applications for a year are received from September of the year before. */
export function calendarYears(act: string, years: readonly number[]): Preset['periods'] {
  return years.map((year) => ({
    name: `${year} год`,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    applicationsFrom: `${year - 1}-09-01`,
    act,
  }))
}

/** Everything of a municipality but what the region says alike of all of them. */
export type Place = Omit<Preset['municipalities'][number], 'regulation' | 'email'> & { mailbox: string }

/** One regulation for all, with each municipality's name in it. Mailboxes are stand-ins: nobody is written to by mistake. */
export function municipalitiesOf(
  domain: string,
  regulation: (nameIn: string) => string,
  places: readonly Place[],
): Preset['municipalities'] {
  return places.map(({ mailbox, ...place }) => ({
    ...place,
    email: `${mailbox}@${domain}.example`,
    regulation: regulation(place.nameIn),
  }))
}
