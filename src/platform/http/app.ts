import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Sealer } from '#platform/sealing'
import type { Session, SessionLimits } from '#platform/session'
import type { Kit } from './kit.ts'
import type { Signer } from './signer.ts'
import type { UploadedFile } from './upload.ts'

/** Fastify with Zod schemas. Every route declares `config: { permission }`, or the program does not start. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** Pages answer people, the machine face answers problem+json. */
type Face = 'page' | 'machine'

export type Token = { value: string; from: 'cookie' | 'bearer' }

declare module 'fastify' {
  interface FastifyInstance {
    kit: Kit
    signer: Signer
    /** For answers kept to be given again: some lead to pages that open by their address alone. */
    answers: Sealer
  }
  interface FastifyRequest {
    kit: Kit
    /** The time of this request, taken once. */
    now: Temporal.Instant
    face: Face
    token: Token | null
    /** Names a browser that is not signed in, once a form was shown to it. */
    visitor: string | null
    /** Set by `hooks.authenticate`. */
    session: Session | null
    /** Limits of this session where they differ from the configured ones; set by `hooks.authenticate`. */
    sessionLimits: SessionLimits | null
    /** Whose idempotency keys these are: `user:…`, or a visitor's. */
    who: string | null
    files: readonly UploadedFile[]
  }
  interface FastifyContextConfig {
    /** `anyone`, `signed-in`, or a permission declared in a manifest. */
    permission?: string
    /** No questions to the database about who asks: scripts, styles, health. */
    sessionless?: boolean
    /** Dangerous: staff prove who they are again, unless they have just done it. */
    proof?: boolean
    /** Who calls proves it in another way than by a session: the name of that way in the documentation. */
    signedBy?: string
    /** A write that may be repeated as it is, and so takes no idempotency key; for the documentation. */
    keyless?: boolean
    /** The address itself proves who sends it (a signed link of a letter), so that mail programs may press it without a form. */
    signedAddress?: boolean
  }
}
