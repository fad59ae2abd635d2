/**
 * The demo town's organisations and programmes as a story. Seats told as taken are returned, not written: a seat is
 * taken by a living application, which the town's families file (invariant P1).
 */
import { earlier } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import { type GroupId, insertGroup, insertModule, insertProgramme, type ModuleId, type ProgrammeId } from '#programmes'
import { insertAgreement, insertProvider, type ProviderId } from '#providers'
import type { Municipality } from '#region'
import { type GroupStory, type ProgrammeStory, programmeStories } from './programme-stories.ts'
import { type ProviderStory, providerStories } from './providers.ts'
import { phoneIn, type Scene } from './scenes.ts'

export type Places = {
  /** Three municipalities: the town, its neighbour, the far district. */
  municipalities: readonly [Municipality, Municipality, Municipality]
  scene: Scene
  /** Periods for which agreements are signed. */
  periods: readonly { id: string; startsOn: Temporal.PlainDate }[]
  zone: string
}

type Occupied = { groupId: GroupId; providerId: ProviderId; seats: number; ages: readonly [number, number] }

export type SeededProgrammes = {
  providers: Record<string, ProviderId>
  /** By the key of the story: `robots`, `arduino`, `chess`, `no-agreement`. */
  programmes: Record<string, { programmeId: ProgrammeId; moduleId: ModuleId; article: number; groupIds: GroupId[] }>
  /** By the key of the story: `last-seat`, `full`, `opens-soon`. */
  groups: Record<string, GroupId>
  occupied: Occupied[]
}

/** Writes organisations, agreements, programmes and groups of the study year that `now` belongs to or looks forward to. */
export async function seedProgrammes(tx: Tx, now: Temporal.Instant, places: Places): Promise<SeededProgrammes> {
  const seeded: SeededProgrammes = { providers: {}, programmes: {}, groups: {}, occupied: [] }
  for (const story of providerStories) seeded.providers[story.key] = await writeProvider(tx, now, places, story)
  for (const story of programmeStories) await writeProgramme(tx, now, places, story, seeded)
  return seeded
}

async function writeProvider(tx: Tx, now: Temporal.Instant, places: Places, story: ProviderStory): Promise<ProviderId> {
  const id = newId<'provider'>()
  const { key, place, at: _, head, agreement, phone, ...facts } = story
  const [latitude, longitude] = spotOf(story, places)
  const called = (text: string) => text.replace('{quantum}', places.scene.quantum)
  const municipalityId = places.municipalities[place].id
  await insertProvider(tx, {
    ...facts,
    ...{ id, municipalityId, latitude, longitude, name: called(facts.name), shortName: called(facts.shortName) },
    phone: phoneIn(places.scene, place, phone).digits,
    email: `${key}@organizacii.example`,
    headPost: head[0],
    headName: head[1],
    bankDetails: `р/с 4070281000000000${String(place)}${story.inn.slice(-3)}, к/с 30101810600000000602, БИК 048602602`,
    state: 'active',
    registeredAt: now.subtract({ hours: 24 * 400 }),
  })
  if (agreement)
    for (const period of places.periods)
      await insertAgreement(tx, {
        ...{ id: newId<'agreement'>(), providerId: id, municipalityId },
        ...{ periodId: period.id, number: `${story.inn.slice(-4)}/${period.startsOn.year}` },
        signedOn: signedOn(period.startsOn, now.toZonedDateTimeISO(places.zone).toPlainDate()),
      })
  return id
}

/** An agreement of a period to come was signed a fortnight ago: nobody signs in the future. */
export function signedOn(startsOn: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const lately = today.subtract({ days: 14 })
  return earlier(startsOn, lately)
}

async function writeProgramme(
  tx: Tx,
  now: Temporal.Instant,
  places: Places,
  story: ProgrammeStory,
  seeded: SeededProgrammes,
): Promise<void> {
  const owner = providerStories.find(({ key }) => key === story.by)
  const providerId = seeded.providers[story.by]
  if (!owner || !providerId) throw new Error(`no provider ${story.by}`)
  const programmeId = newId<'programme'>()
  const moduleId = newId<'module'>()
  const kopecks = BigInt(story.price) * 100n
  // Certificates for accounting pay nothing: what others pay by certificate is paid by parents.
  const register = story.register === 'certified' && !places.scene.funded ? 'paid' : story.register
  const publishedAt = now.subtract({ hours: 24 * (30 + (story.name.length % 20)) })
  const article = await insertProgramme(
    tx,
    {
      ...{ id: programmeId, providerId, municipalityId: places.municipalities[owner.place].id, publishedAt },
      ...{ name: story.name, summary: story.summary, description: story.description, activity: story.activity },
      ...{ direction: story.direction, register, level: 'starting', form: story.form ?? 'on-site' },
      ...{ ageFrom: story.ages[0], ageTo: story.ages[1], adapted: story.adapted ?? false, state: 'published' },
    },
    now,
  )
  await insertModule(tx, {
    ...{
      id: moduleId,
      programmeId,
      ordinal: 1,
      name: '1-й год обучения',
      months: story.months ?? 9,
      hours: story.hours,
    },
    ...{ normativeKopecks: kopecks, priceKopecks: kopecks, enrolmentOpen: !story.closed },
  })
  const groupIds: GroupId[] = []
  for (const [at, group] of story.groups.entries()) {
    const groupId = await writeGroup(tx, now, places, { story, group, moduleId, owner, number: at + 1 })
    groupIds.push(groupId)
    if (group.key) seeded.groups[group.key] = groupId
    if (group.taken > 0) seeded.occupied.push({ groupId, providerId, seats: group.taken, ages: story.ages })
  }
  if (story.key) seeded.programmes[story.key] = { programmeId, moduleId, article, groupIds }
}

function spotOf(
  { place, at }: ProviderStory,
  { municipalities }: Places,
): readonly [latitude: number, longitude: number] {
  const { latitude, longitude } = municipalities[place]
  return [latitude + at[0], longitude + at[1]]
}

type GroupPlace = { story: ProgrammeStory; group: GroupStory; moduleId: ModuleId; owner: ProviderStory; number: number }

async function writeGroup(tx: Tx, now: Temporal.Instant, places: Places, place: GroupPlace): Promise<GroupId> {
  const { story, group, moduleId, owner, number } = place
  const { zone } = places
  const [latitude, longitude] = spotOf(owner, places)
  const id = newId<'group'>()
  const startsOn = studyYearStart(now.toZonedDateTimeISO(zone).toPlainDate())
  const endsOn = startsOn.add({ months: story.months ?? 9 }).subtract({ days: 1 })
  const [from, to] = windowOf(group, startsOn, endsOn, now, zone)
  await insertGroup(tx, {
    ...{ id, moduleId, name: `${story.name.slice(0, 1).toUpperCase()}-${number}`, teacher: group.teacher },
    ...{ address: owner.address, latitude, longitude, startsOn, endsOn },
    ...{ applicationsFrom: from, applicationsTo: to, capacity: group.seats, taken: 0, state: 'open' },
    lessons: lessonsOf(group.times, group.room ?? ''),
  })
  return id
}

function windowOf(
  { window }: GroupStory,
  startsOn: Temporal.PlainDate,
  endsOn: Temporal.PlainDate,
  now: Temporal.Instant,
  zone: string,
): [Temporal.Instant, Temporal.Instant] {
  const morning = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant()
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  if (window === 'soon') return [morning(today.add({ days: 5 })), morning(endsOn)]
  const from = morning(startsOn.subtract({ months: 5 }))
  return [from, morning(window === 'over' ? today.subtract({ days: 1 }) : endsOn.subtract({ months: 1 }))]
}

/** From May on, when the old groups take nobody any more, families look for the coming year. */
function studyYearStart(today: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: today.month >= 5 ? today.year : today.year - 1, month: 9, day: 1 })
}

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']

/** «вт, чт 16:00–17:30; сб 9:00–11:00» */
function lessonsOf(times: string, room: string) {
  return times.split('; ').flatMap((part) => {
    const [, days = '', startsAt = '', endsAt = ''] = /^(.+) (\d+:\d\d)–(\d+:\d\d)$/.exec(part) ?? []
    return days.split(', ').map((day) => ({
      weekday: weekdays.indexOf(day) + 1,
      startsAt: startsAt.padStart(5, '0'),
      endsAt: endsAt.padStart(5, '0'),
      room,
    }))
  })
}
