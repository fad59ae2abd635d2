import { openSecrets } from '#exchange'
import type { App } from '#platform/http'
import { findPartner } from './store.ts'

export type Answered<T> = { status: number; body: T }

/** Calls the exchange as any partner does: by its faces and its own key, with no way round them. */
export async function callExchange<T>(app: App, path: string, payload?: object): Promise<Answered<T>> {
  const found = await findPartner(app.kit.db.reader)
  if (!found) throw new Error('the pretended Gosuslugi has not been connected yet')
  const { token } = openSecrets(app.kit.config.secretKey).credentialsOf(found.partnerId)
  const answer = await app.inject({
    ...{ method: payload ? 'POST' : 'GET', url: `/exchange/v1${path}`, headers: { authorization: `Bearer ${token}` } },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json<T>() }
}

export type Certificate = {
  result: 'certificate' | 'none' | 'cancelled'
  certificate: { number: string; activation: string } | null
  reason: string | null
  cancelled: { description: string } | null
  isReleasedOnRequestByEPGU: boolean
}
export type Cost = {
  kind: 'free' | 'calculation' | 'exhausted' | 'bad-data' | 'ineffectual'
  orderAllowed: boolean
  certificateBalance: { registryBalance: number; registryBookedAmount: number } | null
  quote: {
    startsOn: string
    endsOn: string
    totalKopecks: number
    certificateKopecks: number
    parentKopecks: number
    version: string
    reasons: { code: string; title: string; text: string; blocks: boolean }[]
  }
}
type Group = {
  id: string
  name: string
  module: string
  teacher: string
  address: string
  startsOn: string
  studyYears: number[]
  opening: string
  free: number
  lessons: { weekday: number; startsAt: string; endsAt: string; room: string }[]
}
export type Groups = { article: number; name: string; provider: string; groups: Group[] }
export type Found = {
  total: number
  programmes: {
    article: number
    name: string
    summary: string
    provider: string
    ageFrom: number
    ageTo: number
    certificate: boolean
  }[]
}
export type Places = { region: string; municipalities: { code: string; name: string }[] }
