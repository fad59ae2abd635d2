import type { FastifyRequest } from 'fastify'
import { refuse } from '#kernel/refusal'
import type { App } from './app.ts'
import { notFound } from './not-found.ts'

const BUILT_IN = ['anyone', 'signed-in']

/** Deny by default: a route without a known permission stops the start. */
export function demandPermissions(app: App, known: Iterable<string>): void {
  const permissions = new Set([...BUILT_IN, ...known])
  app.addHook('onRoute', ({ method, url, config }) => {
    const route = `${method} ${url}`
    if (!config?.permission)
      throw new Error(`The route ${route} does not say who may use it: add config: { permission: '…' }.`)
    if (!permissions.has(config.permission))
      throw new Error(`The route ${route} asks for the permission '${config.permission}', which no manifest declares.`)
  })
}

/** Who asks, and whether they may: before the body is read. */
export async function letIn(request: FastifyRequest): Promise<void> {
  if (request.is404) {
    await request.kit.hooks.authenticate(request)
    notFound()
  }
  const { url = '', config } = request.routeOptions
  if (config.sessionless) return
  const { hooks } = request.kit
  if (hooks.isOff?.(request.method, url)) refuse('http.switched-off')
  await hooks.authenticate(request)
  const permission = config.permission ?? 'nobody'
  if (permission === 'anyone') return
  const verdict = await hooks.authorise(request, permission)
  if (verdict === 'sign-in') refuse('http.sign-in')
  if (verdict === 'step-up') refuse('http.step-up')
  if (verdict === 'second-factor') refuse('http.second-factor')
  if (verdict !== 'ok') notFound()
}
