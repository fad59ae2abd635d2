import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { nameKey } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { regionZone } from '#region'
import { cancelClaim, claimChild, declineClaim, grantClaim } from '../actions/claim.ts'
import { lookAtChild } from '../actions/look.ts'
import { childForm, claimSearchForm } from '../forms.ts'
import type { ClaimId } from '../model.ts'
import { AnswerClaimPage, OwnClaimPage, ReceptionClaimPage } from '../pages/claim.tsx'
import { ClaimSearchPage } from '../pages/reception.tsx'
import { getChild } from '../queries/child.ts'
import { findClaimForReception, findOwnClaim, getClaim, getClaimToAnswer, getRequester } from '../queries/claim.ts'
import { openVault } from '../vault.ts'
import { newChildFrom } from './new-child.ts'

type One = { Params: { id: string } }
const family = { permission: 'families.children.manage' }
const reception = { permission: 'families.claim.receive' }

export function claimRoutes(app: App): void {
  const guarded = { ...family, rateLimit: { max: 5, timeWindow: '10 minutes' } }
  app.post('/my/claims', { config: guarded }, async (request, reply) => {
    const form = parseForm(childForm, request.body)
    if (!form.ok) refuse('http.malformed')
    const by = actorOf(request)
    const claimed = { child: newChildFrom(form.value), vault: openVault(request.kit.config.secretKey) }
    return answerOnce(request, reply, async (tx) => {
      const claim = await claimChild(tx, by, claimed, request.now)
      return { location: `/my/claims/${claim.id}` }
    })
  })

  app.get<One>('/my/claims/:id', { config: family }, async (request, reply) => {
    const by = actorOf(request)
    const { reader } = request.kit.db
    const id = claimId(request.params.id)
    const own = await findOwnClaim(reader, by, id)
    if (own) return show(reply, <OwnClaimPage claim={own} />)
    const claim = await getClaimToAnswer(reader, by, id)
    const [child, requester, zone] = await Promise.all([
      getChild(reader, claim.childId),
      getRequester(reader, claim),
      regionZone(reader),
    ])
    return show(reply, <AnswerClaimPage claim={claim} child={child} requester={requester} zone={zone} />)
  })

  const answers = [
    { noun: 'consent', act: grantClaim, toast: 'Карточкой поделились: мы написали об этом тому, кто просил' },
    { noun: 'refusal', act: declineClaim, toast: 'Вы отказали: мы написали об этом тому, кто просил' },
    { noun: 'cancellation', act: cancelClaim, toast: 'Запрос отозван' },
  ]
  for (const { noun, act, toast } of answers)
    app.post<One>(`/my/claims/:id/${noun}`, { config: family }, async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        await act(tx, actorOf(request), claimId(request.params.id), request.now)
        return { location: '/my/children', toast }
      }),
    )
}

export function receptionRoutes(app: App): void {
  app.get('/reception/claims', { config: reception }, async (_request, reply) => show(reply, <ClaimSearchPage />))

  const guarded = { ...reception, rateLimit: { max: 10, timeWindow: '1 minute' } }
  app.post('/reception/claims', { config: guarded }, async (request, reply) => {
    const form = parseForm(claimSearchForm, request.body)
    if (!form.ok) return show(reply, <ClaimSearchPage {...form} />, { status: 422 })
    const { number, surname } = form.value
    const claim = await findClaimForReception(request.kit.db.reader, number, nameKey(surname))
    if (claim) return seeOther(reply, `/reception/claims/${claim.id}`)
    const message = 'Запроса с таким номером и фамилией нет среди ожидающих. Проверьте оба поля'
    const again = rejectForm(request.body, { field: 'number', message })
    return show(reply, <ClaimSearchPage {...again} />, { status: 422 })
  })

  app.get<One>('/reception/claims/:id', { config: reception }, async (request, reply) => {
    const by = actorOf(request)
    const { db } = request.kit
    const claim = await getClaim(db.reader, claimId(request.params.id))
    if (claim.state !== 'waiting' && claim.state !== 'declined') notFound()
    const sees = by.protectedChannel && by.rights.includes('see-personal-data')
    const look = { childId: claim.childId, reason: `Запрос ${claim.number} на подключение ребёнка` }
    const child = sees ? await db.transaction((tx) => lookAtChild(tx, by, look, request.now)) : null
    const requester = await getRequester(db.reader, claim)
    return show(reply, <ReceptionClaimPage claim={claim} child={child} requester={requester} />)
  })

  app.post<One>('/reception/claims/:id/consent', { config: reception }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await grantClaim(tx, actorOf(request), claimId(request.params.id), request.now)
      return { location: '/reception/claims', toast: 'Ребёнок подключён к кабинету посетителя' }
    }),
  )
}

function claimId(text: string): ClaimId {
  return parseId<'claim'>(text) ?? notFound()
}
