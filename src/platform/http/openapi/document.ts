import swagger from '@fastify/swagger'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'
import type { KitConfig } from '../kit.ts'
import { problemSchema } from './problem.ts'

type Transform = NonNullable<Extract<Parameters<typeof swagger>[1], { mode?: 'dynamic' }>['transform']>
type TransformObject = NonNullable<Extract<Parameters<typeof swagger>[1], { mode?: 'dynamic' }>['transformObject']>

const DESCRIBED = ['/api/v1/', '/exchange/v1/']

const toJsonSchema: Transform = createJsonSchemaTransform({
  zodToJsonConfig: {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'bigint') Object.assign(jsonSchema, { type: 'integer', format: 'int64' })
    },
  },
})

/** Collects the operations for machines as they are registered. */
export async function describeApi(app: App, config: KitConfig): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Кружок',
        version: '1',
        description:
          'Всё, что человек делает в кабинетах, доступно и программам. Войдите сессией сайта (cookie) или её ключом в заголовке ' +
          'Authorization. Отказы — application/problem+json (RFC 9457): код отказа в поле code, советы — в next.',
      },
      servers: [{ url: config.publicUrl.origin }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          partner: {
            type: 'http',
            scheme: 'bearer',
            description: 'Ключ подключённой системы; вместо него — подпись запроса',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: config.publicUrl.protocol === 'https:' ? '__Host-kruzhok' : 'kruzhok',
          },
        },
      },
    },
    transform: describeOperation,
    transformObject: addProblem,
  })
}

const describeOperation: Transform = (document) => {
  const { url, route } = document
  if (!DESCRIBED.some((prefix) => url.startsWith(prefix))) return { schema: { hide: true }, url }
  const described = toJsonSchema({ ...document, schema: document.schema ?? {} })
  const { permission, signedBy } = route.config ?? {}
  const signed: Record<string, string[]>[] = signedBy ? [{ [signedBy]: [] }] : permission === 'anyone' ? [] : SIGNED_IN
  const writes = ![route.method].flat().some((method) => method === 'GET' || method === 'HEAD')
  const schema = {
    ...described.schema,
    ...(writes && !route.config?.keyless ? { headers: withKey(described.schema?.headers) } : {}),
    security: signed,
    'x-permission': signedBy ?? permission,
    response: { ...(described.schema?.response as object), default: problem },
  }
  return { schema, url }
}

const SIGNED_IN: Record<string, string[]>[] = [{ bearer: [] }, { session: [] }]

const problem = {
  description: 'Отказ или ошибка',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function withKey(headers: unknown): object {
  const { properties = {}, required = [] } = (headers ?? {}) as { properties?: object; required?: string[] }
  const key = {
    type: 'string',
    minLength: 8,
    maxLength: 200,
    description: 'Новый для каждого дела; повтор с тем же ключом вернёт тот же ответ.',
  }
  return {
    type: 'object',
    properties: { ...properties, 'idempotency-key': key },
    required: [...required, 'idempotency-key'],
  }
}

const addProblem: TransformObject = (document) => {
  const object = jsonSchemaTransformObject(document) as { components?: { schemas?: object } }
  const schemas = { ...object.components?.schemas, Problem: problemSchema }
  return { ...object, components: { ...object.components, schemas } } as ReturnType<TransformObject>
}
