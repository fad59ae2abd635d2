import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import Fastify, { type FastifyRequest } from 'fastify'
import { createSerializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from './app.ts'
import { serveAssets } from './assets.ts'
import { refuseForged } from './csrf.ts'
import { answerErrors } from './error-answer.tsx'
import { compressAnswers, secureHeaders } from './headers.ts'
import { answerWatchers } from './health.ts'
import { toJsonValue } from './json.ts'
import type { Kit } from './kit.ts'
import { limitRates, shedOverload } from './limits.ts'
import { notFound } from './not-found.ts'
import { describeApi } from './openapi/document.ts'
import { serveApiDocuments } from './openapi/routes.tsx'
import { demandPermissions, letIn } from './permissions.ts'
import type { RefusalTable } from './refusal-words.ts'
import { serveSight } from './sight.tsx'
import { stampRequests } from './stamp.ts'
import { refuseStrangeBodies } from './strange-bodies.ts'
import { readTypedText } from './typed-bodies.ts'
import { acceptUploads } from './upload.ts'
import { keepSessionsAlive, logAnswers } from './visits.ts'

const BODY_LIMIT = 256 * 1024

export type AppOptions = {
  permissions: Iterable<string>
  refusals: RefusalTable
  /** Below these paths answers are for machines: problem+json, no forms. */
  machinePaths: readonly string[]
}

/** The empty house: everything that holds for every route, and the platform's own routes. Domains add theirs. */
export async function createApp(kit: Kit, { permissions, refusals, machinePaths }: AppOptions): Promise<App> {
  const answer = answerErrors(refusals)
  let stamp: (request: FastifyRequest) => void = () => {}
  const app: App = Fastify({
    logger: false,
    trustProxy: kit.config.trustedProxies.length > 0 ? [...kit.config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID().slice(24),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      // An address that cannot even be read is turned away before any hook has run.
      request.cookies = {}
      stamp(request)
      answer(error, request, reply)
    },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(createSerializerCompiler({ replacer: toJsonValue }))
  app.setErrorHandler(answer)
  app.setNotFoundHandler(notFound)

  await app.register(cookie)
  stamp = stampRequests(app, kit, machinePaths)
  await secureHeaders(app, kit.config)
  await compressAnswers(app)
  await app.register(formbody)
  acceptUploads(app)
  await shedOverload(app, kit)
  app.addHook('onRequest', letIn)
  app.addHook('preValidation', refuseForged)
  app.addHook('preValidation', refuseStrangeBodies)
  app.addHook('preValidation', readTypedText)
  await limitRates(app, kit)
  logAnswers(app, kit)
  keepSessionsAlive(app, kit)
  await describeApi(app, kit.config)
  demandPermissions(app, permissions)

  answerWatchers(app, kit)
  await serveAssets(app, kit)
  serveSight(app)
  serveApiDocuments(app, refusals)
  return app
}
