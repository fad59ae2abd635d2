import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { enactSetting } from '../actions.ts'
import { settingForm } from '../forms.ts'
import { SettingPage, type SettingPageProps } from '../pages/setting.tsx'
import { dayOf } from '../queries.ts'
import { findRule } from '../rule-list.ts'
import { kindOf, readTyped } from '../typed-value.ts'
import { operatorOf } from './calendar.tsx'

type One = { Params: { name: string } }
const changing = { permission: 'region.rules.change' }

/** `/region/settings/:name`: one rule of the region with every value it had, and another value from a day by an act. */
export function settingRoutes(app: App): void {
  app.get<One>('/region/settings/:name', { config: { permission: 'region.rules.read' } }, (request, reply) =>
    showSetting(request, reply),
  )
  app.post<One>('/region/settings/:name/values', { config: changing }, async (request, reply) => {
    const { rule, setting } = await findAsked(request)
    const form = parseForm(settingForm, request.body)
    if (!form.ok) return showSetting(request, reply, form)
    const value = readTyped(setting, kindOf(setting, rule.values[0]?.value ?? null), form.value.value)
    if (!value.ok)
      return showSetting(request, reply, rejectForm(request.body, { field: 'value', message: value.message }))
    const { from, act } = form.value
    return answerOnce(request, reply, async (tx) => {
      await enactSetting(tx, operatorOf(request), { name: setting.name, value: value.value, from, act }, request.now)
      return { location: `/region/settings/${setting.name}`, toast: 'Значение внесено' }
    })
  })
}

async function findAsked(request: FastifyRequest<One>) {
  const { reader } = request.kit.db
  return (await findRule(reader, request.params.name)) ?? notFound()
}

type Again = Pick<SettingPageProps, 'errors' | 'answers'>

async function showSetting(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again: Again = {},
): Promise<FastifyReply> {
  const [{ rule, setting }, today] = await Promise.all([findAsked(request), dayOf(request.kit.db.reader, request.now)])
  const kind = kindOf(setting, rule.values[0]?.value ?? null)
  const facts = { rule, kind, options: setting.options ?? {}, today }
  return show(reply, <SettingPage {...facts} {...again} />, { status: again.errors ? 422 : 200 })
}
