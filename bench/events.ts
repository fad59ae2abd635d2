/**
 * `npm run bench -- events`: the month page while all 20 000 events of the region fall into that one month — plain, and
 * narrowed by what families narrow it by — against the same pages over 200 events in the same run.
 */
import { demoPreset, installPreset } from '#region'
import type { Server } from '../src/app/server.ts'
import { watchCpu } from './support/cpu.ts'
import { type Call, load, percentile } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'

const MANY = 20_000
const FEW = 200
const PAGES = 1_200
const WARM = 200
const CONNECTIONS = 2
const PORT = 3915

export async function events(): Promise<void> {
  const place = await openPlace()
  try {
    const now = Temporal.Now.instant()
    await place.server.db.transaction((tx) => installPreset(tx, demoPreset, now))
    const month = now.toZonedDateTimeISO('Europe/Moscow').toPlainDate().with({ day: 1 }).add({ months: 1 })
    await hold(place.server, { from: 1, to: FEW, month })
    const program = await startProgram(place, PORT, { ROLES: 'web' })
    const before = await measure(month)
    await hold(place.server, { from: FEW + 1, to: MANY, month })
    const cpu = watchCpu({ program: program.pid ?? 0, database: place.databasePid })
    const began = performance.now()
    const answers = await measure(month)
    const seconds = (performance.now() - began) / 1000
    const cpuMs = cpu(answers.length + WARM)
    await stopProgram(program)
    report({
      bench: 'events',
      ratio: percentile(answers, 0.5) / percentile(before, 0.5),
      perSecond: (answers.length + WARM) / seconds,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      ...(cpuMs && { cpuMs }),
      baseline: `the same pages over ${FEW} events: p50 ${percentile(before, 0.5).toFixed(1)} ms, p99 ${percentile(before, 0.99).toFixed(1)} ms`,
    })
  } finally {
    await place.close()
  }
}

/** Plain pages and narrowed ones, half and half. */
async function measure(month: Temporal.PlainDate) {
  const narrowings = [
    '',
    '',
    '',
    '',
    '&kind=concert&kind=contest',
    '&age=9&cost=free',
    '&municipality=01&open=yes',
    '&q=фестиваль',
  ]
  const calls = Array.from({ length: PAGES }, (_, n): Call => {
    const query = encodeURI(narrowings[n % narrowings.length] ?? '')
    const path = `/events?month=${month.toPlainYearMonth()}${query}`
    return { method: 'GET', path, headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } }
  })
  await load(PORT, calls.slice(0, WARM), CONNECTIONS)
  const answers = await load(PORT, calls, CONNECTIONS)
  const wrong = answers.find(({ status }) => status !== 200)
  if (wrong) throw new Error(`a page was answered with ${wrong.status}`)
  return answers
}

type Portion = { from: number; to: number; month: Temporal.PlainDate }

/** Published events of all kinds and places in one month, every twelfth of them several days long. */
async function hold({ jobs: { pool } }: Server, { from, to, month }: Portion): Promise<void> {
  const author = '0199d1a0-0000-7000-8000-00000000b001'
  await pool.query(
    `insert into access_user (id, surname, name, created_at) values ($1, 'Белова', 'Ирина', $2) on conflict do nothing`,
    [author, `${month}T00:00:00Z`],
  )
  await pool.query(
    `insert into events_event (id, municipality_id, kind, level, audience, name, description, conditions, starts_at, ends_at,
      starts_on, ends_on, entry_to, online, place, age_from, age_to, age_strict, cost_kopecks, cost_note, capacity, waits,
      by_hand, contact_name, contact_phone, state, published_at, changed_at, changed_by, search)
    select gen_random_uuid(), m.id, k.kind, (array['institution', 'municipal', 'regional'])[1 + n % 3], 'everyone', k.name || ' № ' || n,
      repeat('Описание мероприятия для семей и детей. ', 20), 'Приходите вовремя.', day + interval '8 hours',
      ends + interval '10 hours', day::date, ends::date, day::date, false, 'ул. Ленина, 12', 3 + n % 8, 10 + n % 8, false,
      case when n % 3 = 0 then 30000 else 0 end, '', 30, true, false, 'Ирина Белова', '+79215550199', 'published',
      $3::timestamptz, $3::timestamptz, $4, lower(k.name) || ' ' || n
    from generate_series($1::int, $2::int) n
      join (select id, row_number() over (order by code) - 1 as at, count(*) over () as all_of from region_municipality) m
        on m.at = n % m.all_of
      join unnest(array['concert', 'contest', 'festival', 'exhibition', 'master-class'],
        array['Концерт', 'Конкурс', 'Фестиваль', 'Выставка', 'Мастер-класс']) with ordinality k (kind, name, at) on k.at = 1 + n % 5
      cross join lateral (select $3::timestamp + (n % 27) * interval '1 day' as day) d
      cross join lateral (select day + case when n % 12 = 0 then interval '3 days' else interval '0' end as ends) l`,
    [from, to, `${month}T00:00:00`, author],
  )
  await pool.query('vacuum analyze events_event')
}
