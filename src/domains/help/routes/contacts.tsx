import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce, parseForm, show } from '#platform/http'
import { changeContacts, getMunicipality, listEarlierContacts, regionZone } from '#region'
import { contactsForm } from '../forms.ts'
import { OwnContactsPage, type OwnContactsProps } from '../pages/own-contacts.tsx'

const config = { permission: 'help.contacts.change' }
const address = '/municipality/contacts'

/** Whom families of the own municipality ask (S-012): changed by the municipality itself. */
export function contactRoutes(app: App): void {
  app.get(address, { config }, (request, reply) => showContacts(request, reply))
  app.post(address, { config }, async (request, reply) => {
    const form = parseForm(contactsForm, request.body)
    if (!form.ok) return showContacts(request, reply, form)
    const change = { municipalityId: scopeOf(actorOf(request)), contacts: form.value }
    return answerOnce(request, reply, async (tx) => {
      await changeContacts(tx, actorOf(request), change, request.now)
      return { location: address, toast: 'Контакты изменены: семьи уже видят новые' }
    })
  })
}

async function showContacts(
  request: FastifyRequest,
  reply: FastifyReply,
  again?: Pick<OwnContactsProps, 'errors' | 'answers'>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const id = scopeOf(actorOf(request))
  const [municipality, earlier, zone] = await Promise.all([
    getMunicipality(reader, id),
    listEarlierContacts(reader, id),
    regionZone(reader),
  ])
  return show(reply, <OwnContactsPage {...{ municipality, earlier, zone }} {...again} />, { status: again ? 422 : 200 })
}
