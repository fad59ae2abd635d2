import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
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

const contactsOut = z.object({
  ...{ coordinator: z.string().nullable(), phone: z.string(), email: z.string(), hours: z.string() },
})

export function contactsApi(app: App): void {
  const reading = { summary: 'Контакты своего муниципалитета для семей', response: { 200: contactsOut } }
  app.get(address, { config, schema: reading }, async (request) => {
    const { coordinator, phone, email, hours } = await getMunicipality(request.kit.db.reader, scopeOf(actorOf(request)))
    return { coordinator, phone, email, hours }
  })
  const schema = { summary: 'Изменить контакты своего муниципалитета', body: contactsForm, response: { 204: z.null() } }
  app.put(address, { config, schema }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const change = { municipalityId: scopeOf(actorOf(request)), contacts: request.body }
      await changeContacts(tx, actorOf(request), change, request.now)
      return { status: 204, body: null }
    }),
  )
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
