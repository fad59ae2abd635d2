import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Json, Refusal } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import type { FieldError } from '#ui'
import { enactSetting } from '../actions.ts'
import { settingForm, settingPartsForm } from '../forms.ts'
import { SettingPage, type SettingPageProps } from '../pages/setting.tsx'
import { dayOf, findLastAct } from '../queries.ts'
import { refusals } from '../refusals.ts'
import { findRule, type Rule } from '../rule-list.ts'
import type { Setting } from '../settings.ts'
import { partGroups, readParts, typedParts } from '../typed-parts.ts'
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
    const before = latestOf(rule)
    const parts = kindOf(setting, before) === 'parts'
    const form = parts ? parseForm(settingPartsForm, request.body) : parseForm(settingForm, request.body)
    const value = parts ? partsOf(request, setting, before) : typedOf(request, setting, before)
    const wrong = [...(value.ok ? [] : value.errors), ...(form.ok ? [] : form.errors)]
    if (!form.ok || !value.ok) return showSetting(request, reply, rejectForm(request.body, ...wrong))
    const enacted = { ...form.value, name: setting.name, value: value.value }
    try {
      return await answerOnce(request, reply, async (tx) => {
        await enactSetting(tx, operatorOf(request), enacted, request.now)
        return { location: `/region/settings/${setting.name}`, toast: 'Значение внесено' }
      })
    } catch (error) {
      const words = error instanceof Refusal ? refusals[error.code] : undefined
      if (!(error instanceof Refusal) || !words || error.code !== 'region.setting-from-past') throw error
      const { title, text } = words.words(error.facts)
      return showSetting(request, reply, rejectForm(request.body, { field: 'from', message: `${title}. ${text}` }))
    }
  })
}

type Read = { ok: true; value: unknown } | { ok: false; errors: FieldError[] }

function typedOf(request: FastifyRequest<One>, setting: Setting<unknown>, before: Json): Read {
  const form = parseForm(settingForm.pick({ value: true }), request.body)
  if (!form.ok) return { ok: false, errors: [] }
  const read = readTyped(setting, kindOf(setting, before), form.value.value)
  return read.ok ? read : { ok: false, errors: [{ field: 'value', message: read.message }] }
}

function partsOf(request: FastifyRequest<One>, setting: Setting<unknown>, before: Json): Read {
  return readParts(setting, before, request.body as Record<string, unknown>)
}

/** The value that another one is made from: the last one known. */
function latestOf({ values }: Rule): Json {
  return values.at(-1)?.value ?? null
}

async function findAsked(request: FastifyRequest<One>) {
  const { reader } = request.kit.db
  return (await findRule(reader, request.params.name)) ?? notFound()
}

/** A working day: on the next one the paper is another. */
const ACT_HOURS = 12

type Last = NonNullable<Awaited<ReturnType<typeof findLastAct>>>

function typedAct({ act, from }: Last): Record<string, string> {
  const day = (name: string, { day: of, month, year }: Temporal.PlainDate) => ({
    [`${name}.day`]: String(of),
    [`${name}.month`]: String(month),
    [`${name}.year`]: String(year),
  })
  return { 'act.number': act.number, 'act.title': act.title, ...day('act.issued', act.issuedOn), ...day('from', from) }
}

type Again = Pick<SettingPageProps, 'errors' | 'answers'>

async function showSetting(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again: Again = {},
): Promise<FastifyReply> {
  const [{ rule, setting }, today] = await Promise.all([findAsked(request), dayOf(request.kit.db.reader, request.now)])
  const value = latestOf(rule)
  const facts = {
    rule,
    kind: kindOf(setting, value),
    options: setting.options ?? {},
    parts: partGroups(setting, value),
    today,
  }
  const since = request.now.subtract({ hours: ACT_HOURS })
  const last = await findLastAct(request.kit.db.reader, { userId: operatorOf(request).userId, since })
  const answers = { ...typedParts(value), ...(last && typedAct(last)) }
  return show(
    reply,
    <SettingPage {...facts} answers={answers} remembered={last !== null && !again.errors} {...again} />,
    { status: again.errors ? 422 : 200 },
  )
}
