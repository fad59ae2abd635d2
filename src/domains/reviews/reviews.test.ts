import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { startContracts } from '#enrolment'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { at, enrolled } from '../../../test/support/studying.ts'
import { aCourse, aFamily, aTown, type Course, type Family, type Town } from '../../../test/support/town.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { reckonStandings } from './actions/reckoning.ts'
import { sendReview } from './actions/review.ts'
import { remindOfReviews } from './actions/year.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let family: Family
let article: number
let mother: string
let operator: string
let provider: string
let applicationId: string

const asRegion = (userId: string) => ({ userId, role: 'region', scopeId: null }) as Actor

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx)
  })
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  await fresh.db.transaction(async (tx) => {
    course = await aCourse(tx, town)
    family = await aFamily(tx, town)
    applicationId = await enrolled(tx, family, course)
    await startContracts(tx, at('2026-10-15'))
    const { rows } = await sql<{ article: number }>`
      select article from programmes_programme where id = ${course.programmeId}`.execute(tx)
    article = rows[0]?.article ?? 0
  })
  mother = web.signIn(asFamily(family))
  operator = web.signIn(asRegion(course.staffId))
  provider = web.signIn(asProvider(course))
})

const tab = () => `/programmes/${article}/reviews`
const praise = { mark: '5', words: 'Ребёнок ходит с радостью и многому научился.' }
const letters = async (name: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from job_plan
    where payload->>'letter' = ${name}`.execute(fresh.db.reader)
  return rows[0]?.n ?? 0
}
const stateOf = async () =>
  (
    await sql<{
      id: string
      state: string
      sentAt: Temporal.Instant
    }>`select id, state, sent_at as "sentAt" from reviews_review
    where programme_id = ${course.programmeId} order by sent_at desc limit 1`.execute(fresh.db.reader)
  ).rows[0]
async function publish() {
  const review = await stateOf()
  return web.post(`/region/reviews/${review?.id}/approval`, operator, { readAt: String(review?.sentAt) })
}
const second = (relation = 'father') =>
  fresh.db.transaction(async (tx) => {
    const other = await aFamily(tx, town)
    await sql`insert into families_custody (id, child_id, user_id, relation, holder, since)
      values (${newId()}, ${family.childId}, ${other.userId}, ${relation}, false, ${NOW})`.execute(tx)
    return other
  })

describe('a review', () => {
  test('S-101 S-102 S-103 S-104 is written in the tab, read by the operator, and then by everybody without a name', async () => {
    expect((await web.get(tab())).text).toContain('Войти и написать отзыв')
    expect((await web.get(`/programmes/${article}`)).text).toContain(`href="${tab()}"`)
    expect((await web.get(tab(), mother)).text).toContain('Отправить отзыв')

    expect((await web.post(tab(), mother, praise)).location).toBe(`${tab()}#own`)
    expect((await web.get(tab(), mother)).text).toContain('на проверке')
    expect((await web.get(tab())).text).not.toContain(praise.words)
    expect((await web.get('/region/reviews', operator)).text).toContain('Ребёнок ходит с радостью')

    const before = await letters('reviews.review-published')
    expect((await publish()).location).toBe('/region/reviews')
    expect(await letters('reviews.review-published')).toBe(before + 1)
    const { text } = await web.get(tab())
    expect(text).toContain(praise.words)
    expect(text).toContain('Родитель, занимаются с октября 2026')
    expect(text).not.toContain('Петрова')
  })

  test('S-102 needs both the mark and the words; a phone and a name are told at the field and nothing is lost', async () => {
    const empty = await web.post(tab(), mother, { words: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Поставьте оценку от 1 до 5')
    const words = 'Ивану нравится, звоните 8 921 555-10-01'
    const personal = await web.post(tab(), mother, { mark: '4', words })
    expect(personal.status).toBe(422)
    expect(personal.text).toContain('Уберите телефон «8 921 555-10-01» и имя «Ивану»')
    expect(personal.text).toContain(words)
    expect(await stateOf()).toBeUndefined()
  })

  test('S-103 is refused to a stranger, and to a family whose child did not attend', async () => {
    expect((await web.post(tab(), '', praise)).location).toContain('/sign-in')
    const other = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
    expect((await web.get(tab(), other)).text).toContain('В вашем кабинете такого договора нет')
    expect((await web.post(tab(), other, praise)).text).toContain('Отзыв пишут семьи, чьи дети ходят или ходили')
    expect((await web.get(`${tab()}/own`, other)).status).toBe(404)
  })

  test('of a family is one: the second is the first one changed, the other parent is told', async () => {
    await web.post(tab(), mother, praise)
    await publish()
    expect((await web.get(`${tab()}/own`, mother)).text).toContain(praise.words)
    const changed = { mark: '2', words: 'Стало хуже: занятия часто отменяют.' }
    await web.post(`${tab()}/own`, mother, changed)
    expect((await stateOf())?.state).toBe('awaiting')
    expect((await web.get(tab())).text).not.toContain(praise.words)
    const father = web.signIn(asFamily(await second()))
    expect((await web.get(tab(), father)).text).toContain('От вашей семьи отзыв уже есть')
    expect((await web.post(tab(), father, praise)).text).toContain('Отзыв вашей семьи уже есть')
  })

  test('the database itself keeps one review for a child and one for an author', async () => {
    const other = await second()
    await fresh.db.transaction((tx) =>
      sendReview(tx, asFamily(family), { programmeId: course.programmeId, mark: 5, words: praise.words }, NOW),
    )
    const copy = (childId: string, by: string) =>
      rolledBack(fresh.db, (tx: Tx) =>
        sql`insert into reviews_review (id, programme_id, child_id, application_id, written_by, voice, mark, words, state, sent_at)
          values (${newId()}, ${course.programmeId}, ${childId}, ${applicationId}, ${by}, 'guardian', 1, 'так', 'awaiting', ${NOW})`.execute(
          tx,
        ),
      )
    await expect(copy(family.childId, other.userId)).rejects.toThrow('reviews_review_one_of_child')
    await expect(copy(other.childId, family.userId)).rejects.toThrow('reviews_review_one_of_author')
  })

  test('is taken back by its author, and another one may be written', async () => {
    await web.post(tab(), mother, praise)
    await publish()
    expect((await web.get(`${tab()}/withdrawal`, mother)).text).toContain('Отозвать отзыв?')
    await web.post(`${tab()}/withdrawal`, mother)
    expect((await web.get(tab())).text).not.toContain(praise.words)
    expect((await web.post(tab(), mother, praise)).status).toBe(303)
  })

  test('pressed twice with one key is one review', async () => {
    const key = crypto.randomUUID()
    for (const _ of [1, 2]) expect((await web.post(tab(), mother, praise, key)).status).toBe(303)
    const { rows } = await sql`select from reviews_review where programme_id = ${course.programmeId}`.execute(
      fresh.db.reader,
    )
    expect(rows).toHaveLength(1)
  })
})

describe('the operator', () => {
  test('says no with a ground, and the author reads why', async () => {
    await web.post(tab(), mother, praise)
    const review = await stateOf()
    const here = `/region/reviews/${review?.id}`
    const readAt = String(review?.sentAt)
    expect((await web.post(`${here}/refusal`, operator, { readAt })).text).toContain('Выберите причину')
    expect((await web.post(`${here}/refusal`, operator, { readAt, ground: 'other' })).text).toContain(
      'Напишите, что исправить',
    )
    await web.post(`${here}/refusal`, operator, { readAt, ground: 'insult', note: 'Без грубых слов, пожалуйста' })
    const { text } = await web.get(tab(), mother)
    expect(text).toContain('Грубые или оскорбительные слова')
    expect(text).toContain('Без грубых слов, пожалуйста')
    expect((await web.post(`${here}/approval`, operator, { readAt })).text).toContain('Решение уже принято')
  })

  test('takes a published review down later with a reason, its author is told and may mend it; and shows it again', async () => {
    await web.post(tab(), mother, praise)
    await publish()
    const review = await stateOf()
    const here = `/region/reviews/${review?.id}`
    const read = { readAt: String(review?.sentAt), was: 'published' }
    expect((await web.get(tab(), operator)).text).toContain(`href="${here}"`)
    expect((await web.get(tab(), mother)).text).not.toContain(here)
    expect((await web.get(here, operator)).text).toContain('Снять отзыв с публикации')

    const nothing = await web.post(`${here}/refusal`, operator, read)
    expect([nothing.status, nothing.text.includes('Выберите причину')]).toEqual([422, true])
    const [told, restored] = [await letters('reviews.review-refused'), await letters('reviews.review-published')]
    await web.post(`${here}/refusal`, operator, { ...read, ground: 'advertising' })
    expect((await web.get(tab())).text).not.toContain('Ребёнок ходит с радостью')
    expect((await web.get(tab(), mother)).text).toContain('Реклама или ссылка на другие услуги')
    expect(await letters('reviews.review-refused')).toBe(told + 1)
    expect((await web.post(`${here}/refusal`, operator, { ...read, ground: 'insult' })).status).toBe(409)

    await web.post(`${here}/approval`, operator, { ...read, was: 'refused' })
    expect((await web.get(tab())).text).toContain('Ребёнок ходит с радостью')
    expect(await letters('reviews.review-published')).toBe(restored + 1)
    const { rows } = await sql<{ word: string }>`select word from audit_entry
      where subject_id = ${review?.id} and word ~ 'taken|restored' order by id`.execute(fresh.db.reader)
    expect(rows.map(({ word }) => word)).toEqual(['reviews.review-taken-down', 'reviews.review-restored'])
  })

  test('takes a review down with the published answer under it: its organisation hears, and reads why on its page', async () => {
    await web.post(tab(), mother, praise)
    await publish()
    const review = await stateOf()
    await web.post(`/provider/reviews/${review?.id}/answer`, provider, { words: 'Спасибо за тёплые слова, ждём вас.' })
    const { rows } = await sql<{ sentAt: Temporal.Instant }>`select sent_at as "sentAt" from reviews_answer
      where review_id = ${review?.id}`.execute(fresh.db.reader)
    const answer = { readAt: String(rows[0]?.sentAt) }
    await web.post(`/region/reviews/${review?.id}/answer/approval`, operator, answer)
    expect((await web.get(tab())).text).toContain('ждём вас')

    const { rows: told } = await sql<{ answer: string }>`select payload->'facts'->>'answer' as answer from job_plan
      where payload->>'letter' = 'reviews.answered'`.execute(fresh.db.reader)
    expect(told).toContainEqual({ answer: 'Спасибо за тёплые слова, ждём вас.' })

    const before = await letters('reviews.answer-follows')
    const read = { readAt: String(review?.sentAt), was: 'published' }
    await web.post(`/region/reviews/${review?.id}/refusal`, operator, { ...read, ground: 'advertising' })
    expect((await web.get(tab())).text).not.toContain('ждём вас')
    expect(await letters('reviews.answer-follows')).toBe(before + 1)
    const { text } = await web.get('/provider/reviews', provider)
    expect(text).toContain('Ответы, которые сейчас не видны')
    expect(text).toContain('ждём вас')
    expect(text).not.toContain('Ребёнок ходит с радостью')

    await web.post(`/region/reviews/${review?.id}/approval`, operator, { ...read, was: 'refused' })
    expect(await letters('reviews.answer-follows')).toBe(before + 2)
    expect((await web.get('/provider/reviews', provider)).text).not.toContain('сейчас не видны')
  })

  test('does not let words through that were written anew after it read them', async () => {
    await web.post(tab(), mother, praise)
    const review = await stateOf()
    const readAt = String(review?.sentAt.subtract({ seconds: 5 }))
    const late = await web.post(`/region/reviews/${review?.id}/approval`, operator, { readAt })
    expect(late.text).toContain('Автор изменил текст, пока вы его читали')
    expect((await stateOf())?.state).toBe('awaiting')
  })

  test.each(['', 'yesterday', '2026-13-40T00:00:00Z'])(
    'a form without what was read decides nothing: «%s»',
    async (readAt) => {
      await web.post(tab(), mother, praise)
      const review = await stateOf()
      expect((await web.post(`/region/reviews/${review?.id}/approval`, operator, { readAt })).status).toBe(422)
    },
  )

  test('a desk is for the operator alone', async () => {
    for (const token of [mother, provider]) expect((await web.get('/region/reviews', token)).status).toBe(404)
    expect((await web.get(`/region/reviews/${newId()}`, operator)).status).toBe(404)
  })
})

describe('the organisation', () => {
  test('S-104 reads what is said of its programmes, replies, and the reply is read by the operator first', async () => {
    await web.post(tab(), mother, praise)
    await publish()
    await fresh.db.transaction((tx) => reckonStandings(tx, [course.programmeId], NOW))
    expect((await web.get('/provider/reviews', provider)).text).toMatch(/без ответа[\s\S]*Ребёнок ходит с радостью/)
    const id = (await stateOf())?.id
    const personal = await web.post(`/provider/reviews/${id}/answer`, provider, {
      words: 'Позвоните нам: 8 921 555-10-01',
    })
    expect(personal.text).toContain('Уберите телефон')
    await web.post(`/provider/reviews/${id}/answer`, provider, { words: 'Спасибо, ждём вас в новом году!' })
    expect((await web.get(tab())).text).not.toContain('Спасибо, ждём')
    const { rows } = await sql<{
      at: Temporal.Instant
    }>`select sent_at as at from reviews_answer where review_id = ${id}`.execute(fresh.db.reader)
    await web.post(`/region/reviews/${id}/answer/approval`, operator, { readAt: String(rows[0]?.at) })
    expect((await web.get(tab())).text).toContain('Спасибо, ждём вас в новом году!')
    const read = { readAt: String(rows[0]?.at), was: 'published' }
    const unsaid = await web.post(`/region/reviews/${id}/answer/refusal`, operator, read)
    expect(unsaid.text).toMatch(/href="#ground">Выберите причину/)
    await web.post(`/region/reviews/${id}/answer/refusal`, operator, { ...read, ground: 'off-topic' })
    expect((await web.get(tab())).text).not.toContain('Спасибо, ждём вас в новом году!')
    await web.post(`/region/reviews/${id}/answer/approval`, operator, { ...read, was: 'refused' })
    expect((await web.get(tab())).text).toContain('Спасибо, ждём вас в новом году!')
    expect(await letters('reviews.answer-restored')).toBe(1)
    expect((await web.get(`/programmes?q=${encodeURIComponent('роботы')}`)).status).toBe(200)
  })

  test('does not find the review of another’s programme, nor one that is not public', async () => {
    await web.post(tab(), mother, praise)
    const id = (await stateOf())?.id
    expect((await web.get(`/provider/reviews/${id}`, provider)).status).toBe(404)
    await publish()
    expect((await web.get(`/provider/reviews/${id}`, provider)).status).toBe(200)
    const other = web.signIn(asProvider(await fresh.db.transaction((tx) => aCourse(tx, town))))
    expect((await web.get(`/provider/reviews/${id}`, other)).status).toBe(404)
    expect((await web.post(`/provider/reviews/${id}/answer`, other, { words: 'Это не наша программа' })).status).toBe(
      404,
    )
  })
})

describe('ratings on pages', () => {
  const contract = () => `/my/applications/${applicationId}`
  const scales = { results: '90', staffing: '100', equipment: '60', satisfaction: '80' }
  const end = (on: string) =>
    fresh.db.transaction((tx) =>
      sql`update enrolment_contract set state = 'completed', ends_on = ${on}::date where application_id = ${applicationId}`.execute(
        tx,
      ),
    )

  test('S-046 S-047 S-048 S-049 S-050 from the contract’s page: four scales, saved, shown, changed', async () => {
    expect((await web.get(contract(), mother)).text).not.toContain('Оценить программу')
    await end('2026-11-10')
    expect((await web.get(contract(), mother)).text).toContain('Оценить программу')
    const form = await web.get(`${contract()}/rating`, mother)
    expect(form.text.match(/type="range"/g)).toHaveLength(4)
    expect(form.text.match(/<select/g)?.length).toBeGreaterThanOrEqual(4)
    const wrong = await web.post(`${contract()}/rating`, mother, { ...scales, equipment: '' })
    expect([wrong.status, wrong.text.includes('поставьте оценку от 0 до 100 %')]).toEqual([422, true])
    expect((await web.post(`${contract()}/rating`, mother, scales)).location).toBe(`${contract()}#rating`)
    const shown = await web.get(contract(), mother)
    expect(shown.text).toContain('Ваша оценка программы')
    expect(shown.text).toContain('60 %')
    expect(shown.text).toContain('Изменить оценку')
    expect((await web.get(`${contract()}/rating`, mother)).text).toMatch(/<option value="60" selected/)
  })

  test('S-045 on the 32nd day the page says until when it was possible', async () => {
    await end('2026-10-20')
    const late = await web.get(`${contract()}/rating`, mother)
    expect([late.status, late.text.includes('до 19 ноября 2026 года включительно')]).toEqual([409, true])
    expect((await web.get(contract(), mother)).text).toContain('Оценить программу можно было до 19 ноября')
    expect((await web.post(`${contract()}/rating`, mother, scales)).status).toBe(409)
  })

  test.each([
    ['95', 'between steps'],
    ['-10', 'below'],
    ['110', 'above'],
    ['много', 'not a number'],
  ])('a scale of %s is %s', async (results) => {
    await end('2026-11-10')
    expect((await web.post(`${contract()}/rating`, mother, { ...scales, results })).status).toBe(422)
  })
})

describe('machines', () => {
  const ask = async (method: 'PUT' | 'DELETE' | 'GET' | 'POST', path: string, token: string, body?: object) => {
    const answer = await web.app.inject({
      ...{ method, url: `/api/v1${path}` },
      headers: { ...(token && { authorization: `Bearer ${token}` }), 'idempotency-key': crypto.randomUUID() },
      ...(body && { payload: body }),
    })
    return { status: answer.statusCode, body: answer.body ? answer.json() : null }
  }

  test('S-047 rate a contract', async () => {
    await fresh.db.transaction((tx) =>
      sql`update enrolment_contract set state = 'completed', ends_on = '2026-11-10' where application_id = ${applicationId}`.execute(
        tx,
      ),
    )
    const scores = { results: 90, staffing: 100, equipment: 60, satisfaction: 80 }
    const path = `/applications/${applicationId}/rating`
    expect(await ask('PUT', path, mother, scores)).toMatchObject({ status: 200, body: { scores, until: '2026-12-10' } })
    expect((await ask('GET', path, mother)).body).toMatchObject({ scores })
    expect((await ask('PUT', path, mother, { ...scores, results: 95 })).status).toBe(422)
    const other = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
    for (const method of ['GET', 'PUT'] as const)
      expect((await ask(method, path, other, method === 'PUT' ? scores : undefined)).status).toBe(404)
  })

  test('S-102 S-104 write, decide, reply and read reviews', async () => {
    const path = `/programmes/${article}/reviews`
    const words = 'Всё понравилось, ходим с удовольствием.'
    const own = await ask('PUT', `${path}/own`, mother, { mark: 5, words })
    expect(own).toMatchObject({ status: 200, body: { state: 'awaiting', mark: 5 } })
    const waiting = (await ask('GET', '/reviews', operator)).body.reviews.find(
      (one: { words: string; article: number }) => one.article === article,
    )
    const decide = (body: object) =>
      ask('POST', `/reviews/${waiting.id}/decision`, operator, { readAt: waiting.sentAt, ...body })
    expect((await decide({ publish: false })).status).toBe(422)
    expect((await decide({ publish: false, ground: 'other' })).status).toBe(422)
    expect((await decide({ publish: true })).body).toMatchObject({ state: 'published' })
    expect((await ask('GET', path, '')).body).toMatchObject({
      counts: { 5: 1 },
      reviews: [{ words, answer: null }],
      nextPage: null,
    })
    expect((await ask('GET', '/provider/reviews', provider)).body.reviews).toHaveLength(1)
    expect(
      (await ask('PUT', `/provider/reviews/${waiting.id}/answer`, provider, { words: 'Спасибо за добрые слова!' }))
        .status,
    ).toBe(200)
    expect((await ask('PUT', `${path}/own`, mother, { mark: 1, words: 'звоните 8 921 555-10-01' })).status).toBe(422)
    expect((await ask('DELETE', `${path}/own`, mother)).status).toBe(204)
    expect((await ask('GET', `${path}/own`, mother)).status).toBe(404)
  })
})

test('S-100 at the end of the school year every guardian gets one letter, wherever the run was cut off', () =>
  rolledBack(fresh.db, async (tx) => {
    const spring = at('2027-05-20')
    const count = async () =>
      (
        await sql<{
          n: number
          keys: number
        }>`select count(*)::int as n, count(distinct job_key)::int as keys from job_plan
        where payload->>'letter' = 'reviews.year'`.execute(tx)
      ).rows[0]
    expect(await remindOfReviews(tx, at('2027-05-19'))).toBe(false)
    await sendReview(tx, asFamily(family), { programmeId: course.programmeId, mark: 5, words: praise.words }, NOW)
    const other = await aFamily(tx, town)
    await enrolled(tx, other, course)
    await startContracts(tx, at('2026-10-15'))
    expect(await remindOfReviews(tx, spring)).toBe(true)
    const once = await count()
    expect(once?.n).toBeGreaterThan(0)
    expect(once?.n).toBe(once?.keys)
    const told = await sql`select from job_plan where job_key = ${`letter:reviews:2027:${other.userId}`}`.execute(tx)
    expect(told.rows).toHaveLength(1)
    const notTold = await sql`select from job_plan where job_key = ${`letter:reviews:2027:${family.userId}`}`.execute(
      tx,
    )
    expect(notTold.rows).toHaveLength(0)
    while (await remindOfReviews(tx, spring));
    expect(await remindOfReviews(tx, spring.add({ hours: 24 }))).toBe(false)
    expect(await count()).toEqual(once)
  }))
