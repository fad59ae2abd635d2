/** The door of the town in process, for tests of `#access`: newcomers register, sign in and read their letters. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createHooks, hashPassword } from '#access'
import { knowJournalWords } from '#audit'
import { type Database, sql } from '#platform/db'
import type { App, Kit } from '#platform/http'
import { demoPreset, installPreset } from '#region'
import { buildWeb } from '../../src/app/web.ts'
import { access } from '../../src/domains/access/manifest.ts'
import { aUser } from '../../src/domains/access/testing.ts'
import { region } from '../../src/domains/region/manifest.ts'
import { aKit } from '../../src/platform/http/testing.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type Shown, Visitor } from './visitor.ts'

export const start = Temporal.Instant.from('2026-09-01T07:00:00Z')
export const password = 'кот и 3 окна'

type Planned = { name: string; payload: { letter: string; to: string; facts: { token: string } } }
type SignIn = { visitor?: Visitor; typed?: string; next?: string }

/** One for a test file: opens before its tests, forgets tries and letters before each, closes after all. */
export function aDoor(): Door {
  const door = new Door()
  beforeAll(() => door.open())
  beforeEach(() => door.forget())
  afterAll(() => door.close())
  return door
}

class Door {
  now = start
  passwordHash = ''
  /** How much waits behind the line «Настройки» of the menus. */
  waiting = 0
  /** Of the town of Ozyorny, where the newcomers live. */
  municipality = ''
  private opened: { fresh: FreshDatabase; app: App } | null = null
  private people = 0

  async open(): Promise<void> {
    knowJournalWords([region, access])
    const fresh = await freshDatabase({ connections: 12 })
    await fresh.db.transaction((tx) => installPreset(tx, demoPreset, start))
    this.opened = { fresh, app: await buildWeb(this.kit(fresh.db), [region, access]) }
    this.passwordHash = await hashPassword(password)
    const { rows } = await sql<{ id: string }>`select id from region_municipality where code = '10'`.execute(
      this.db.reader,
    )
    this.municipality = rows[0]?.id ?? ''
  }

  async close(): Promise<void> {
    await this.opened?.app.close()
    await this.opened?.fresh.close()
  }

  async forget(): Promise<void> {
    this.now = start
    this.waiting = 0
    await this.db.transaction(async (tx) => {
      await sql`delete from access_attempt`.execute(tx)
      await sql`delete from job_plan`.execute(tx)
    })
  }

  get app(): App {
    if (!this.opened) throw new Error('the door is not open yet')
    return this.opened.app
  }

  get db(): Database {
    if (!this.opened) throw new Error('the door is not open yet')
    return this.opened.fresh.db
  }

  kit(db = this.db): Kit {
    const staffSessions = {
      idle: Temporal.Duration.from({ hours: 2 }),
      absolute: Temporal.Duration.from({ hours: 12 }),
    }
    return aKit({
      db,
      clock: { now: () => this.now },
      config: { limitRates: false },
      hooks: createHooks({
        ...{ permissions: access.permissions ?? {}, menu: access.menu ?? [], staffSessions },
        counts: async () => ({ '/my/settings': this.waiting }),
      }),
    })
  }

  visitor(network?: string): Visitor {
    return new Visitor(this.app, network)
  }

  /** An address that nobody has yet. */
  address(): string {
    this.people += 1
    return `anna${this.people}@mail.ru`
  }

  form(email: string) {
    return {
      municipality: this.municipality,
      surname: 'петрова',
      name: 'Анна',
      patronymic: 'Викторовна',
      phone: '8 (912) 345-67-89',
      email,
      password,
      siteRules: 'yes',
      privacyPolicy: 'yes',
      personalData: 'yes',
    }
  }

  async register(email: string, visitor = this.visitor(), fields = {}): Promise<Shown> {
    await visitor.open('/register')
    return visitor.send('/register', { ...this.form(email), ...fields })
  }

  async aFamily(email = this.address()): Promise<{ email: string; userId: string }> {
    const userId = await this.db.transaction((tx) => aUser(tx, { email, passwordHash: this.passwordHash }))
    return { email, userId }
  }

  async signIn(email: string, { visitor = this.visitor(), typed = password, next = '' }: SignIn = {}): Promise<Shown> {
    await visitor.open(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')
    return visitor.send('/sign-in', { email, password: typed })
  }

  async planned(): Promise<Planned[]> {
    return (await sql<Planned>`select name, payload from job_plan order by 1`.execute(this.db.reader)).rows
  }

  async letters(letter?: string): Promise<Planned['payload'][]> {
    return (await this.planned())
      .filter(({ name, payload }) => name === 'mail.send-letter' && (!letter || payload.letter === letter))
      .map(({ payload }) => payload)
  }

  async linkIn(letter: string): Promise<string> {
    return (await this.letters(letter)).at(-1)?.facts.token ?? ''
  }

  async journal(): Promise<string[]> {
    const { rows } = await sql<{ word: string }>`select word from audit_entry order by id`.execute(this.db.reader)
    return rows.map(({ word }) => word)
  }
}
