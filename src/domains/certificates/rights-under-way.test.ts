import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, listStaff } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { hashToken, newToken } from '#platform/session'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { NOW } from '../../../test/support/web.ts'
import { acceptInvitation } from '../access/actions/invitation.ts'
import { findInvitation } from '../access/queries/staff.ts'
import { aGuardian } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { changePoint, changeSpecialist, closePoint, dismissSpecialist, inviteSpecialist } from './actions/point.ts'
import type { PointId } from './model/certificate.ts'
import { aPoint } from './testing.ts'

const issuedOn = Temporal.PlainDate.from('2026-11-02')
const order = { number: '41-од', on: issuedOn }
const act = { number: '1067-п', title: 'О пунктах приёма', issuedOn }
const facts = {
  ...{ name: 'Школа № 9', address: 'ул. Мира, 4', phone: '+78137932020', hours: 'пн–пт', specialist: 'Лугова В. П.' },
  ...{ institutionInn: null, workplace: null, workplacePaper: null },
}
let fresh: FreshDatabase
let centre: Actor
let pointId: PointId

beforeAll(async () => {
  fresh = await freshDatabase({ connections: 12 })
})
afterAll(() => fresh.close())

async function aCentreWithPoint(): Promise<void> {
  await fresh.db.transaction(async (tx) => {
    const municipalityId = await municipality()
    centre = { ...(await aGuardian(tx)), role: 'municipality', scopeId: municipalityId }
    pointId = await aPoint(tx, { municipalityId })
    const paper = 'договор ViPNet № 7'
    await sql`update certificates_point set workplace = 'channel', workplace_paper = ${paper} where id = ${pointId}`.execute(
      tx,
    )
  })
}

let known = ''
async function municipality(): Promise<string> {
  if (!known) known = Object.values((await fresh.db.transaction((tx) => aRegion(tx))).municipalities)[0] ?? ''
  return known
}

async function invited(rights: string[]): Promise<{ token: string; email: string }> {
  const [token, email] = [newToken(), `${newId().slice(-12)}@sad.ru`]
  const name = { surname: 'Лугова', name: 'Вера', patronymic: null }
  await fresh.db.transaction((tx) => inviteSpecialist(tx, centre, { pointId, name, email, rights, order }, NOW))
  await fresh.db.transaction((tx) =>
    sql`update access_invitation set token_hash = ${hashToken(token)} where email = ${email}`.execute(tx),
  )
  return { token, email }
}
const take = ({ token, email }: { token: string; email: string }) =>
  fresh.db.transaction(async (tx) => {
    const name = { surname: 'Лугова', name: 'Вера', patronymic: null }
    return acceptInvitation(tx, { token, email, passwordHash: 'hash' }, name, NOW)
  })
const rightsAtPoint = async () => (await listStaff(fresh.db.reader, [pointId])).map(({ rights }) => rights)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

describe('S-165 S-166: a link under way brings no more than the point has when it is taken up', () => {
  test('the workplace was taken back meanwhile: the invited sees no personal data', async () => {
    await aCentreWithPoint()
    const link = await invited(['accept', 'see-personal-data'])
    await fresh.db.transaction((tx) => changePoint(tx, centre, { id: pointId, facts }, NOW))
    expect((await findInvitation(fresh.db.reader, link.token))?.rights).toEqual(['accept'])
    await take(link)
    expect(await rightsAtPoint()).toEqual([['accept']])
  })

  test('the link taken up while the point closes: nobody is left working at a closed point', async () => {
    for (let round = 0; round < 8; round += 1) {
      await aCentreWithPoint()
      const link = await invited(['accept'])
      await Promise.all([
        codeOf(take(link)),
        codeOf(fresh.db.transaction((tx) => closePoint(tx, centre, { id: pointId, act }, NOW))),
      ])
      expect(await rightsAtPoint()).toEqual([])
      expect(await codeOf(take(link))).toBe('access.invitation-over')
    }
  })

  test('one link pressed five times at once makes one worker', async () => {
    await aCentreWithPoint()
    const link = await invited(['accept'])
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(take(link))))
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(await rightsAtPoint()).toEqual([['accept']])
  })

  test('rights are widened by nobody outside: not by another municipality, not by the region, not by oneself', async () => {
    await aCentreWithPoint()
    await take(await invited(['accept']))
    const [member] = await listStaff(fresh.db.reader, [pointId])
    const roleId = member?.roleId ?? ''
    const widen = (by: Actor, rights = ['accept', 'activate', 'see-personal-data', 'merge']) =>
      codeOf(fresh.db.transaction((tx) => changeSpecialist(tx, by, { roleId, rights, order }, NOW)))
    const worker: Actor = { ...centre, userId: member?.userId as Actor['userId'], role: 'reception', scopeId: pointId }
    expect(await widen({ ...centre, scopeId: newId() })).toBe('http.not-found')
    expect(await widen({ ...centre, role: 'region', scopeId: null })).toBe('http.not-found')
    expect(await widen(worker)).toBe('http.not-found')
    expect(await widen({ ...worker, role: 'municipality', scopeId: centre.scopeId })).toBe('access.own-rights')
    expect(await codeOf(fresh.db.transaction((tx) => dismissSpecialist(tx, worker, roleId, NOW)))).toBe(
      'http.not-found',
    )
    expect(await rightsAtPoint()).toEqual([['accept']])
  })
})
