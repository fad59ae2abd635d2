import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce, notFound, show } from '#platform/http'
import { countOutgoing, listTroubled } from '#platform/mail'
import { regionZone } from '#region'
import { sendAgain } from '../actions.ts'
import { kindsOfLetters } from '../letter-kinds.ts'
import { LettersPage } from '../pages/letters.tsx'

const MOST = 50
const managing = { config: { permission: 'notices.letter.manage' } }
export const letterId = z.string().regex(/^\d{1,18}$/)
const asked = z.object({ after: letterId.nullable().catch(null).default(null) })

/** `/region/letters`: what did not arrive, for those who mend it. */
export function letterRoutes(app: App): void {
  const { reader } = app.kit.db

  app.get('/region/letters', managing, async (request, reply) => {
    const { after } = asked.parse(request.query)
    const [counts, found, zone] = await Promise.all([
      countOutgoing(reader),
      listTroubled(reader, { after, most: MOST + 1 }),
      regionZone(reader),
    ])
    const letters = found.slice(0, MOST)
    const next = found.length > MOST ? (letters.at(-1)?.id ?? null) : null
    return show(reply, <LettersPage {...{ counts, letters, next, zone }} kinds={kindsOfLetters()} />)
  })

  app.post<{ Params: { id: string } }>('/region/letters/:id/sending', managing, async (request, reply) => {
    const id = letterId.safeParse(request.params.id).data ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await sendAgain(tx, actorOf(request), id, request.now)
      return { location: '/region/letters', toast: 'Отправляем снова' }
    })
  })
}
