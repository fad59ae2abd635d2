import type { FastifyReply } from 'fastify'
import { type Frame, parseSight } from '#ui'
import { csrfToken } from './csrf.ts'
import { takeToast } from './toast.ts'

/** What every page shows around its content. The token is made only when a form asks for it, with its cookie. */
export function frameFor(reply: FastifyReply): Frame {
  const { request } = reply
  return {
    ...surroundings(reply),
    get csrf() {
      return csrfToken(request, reply)
    },
    path: request.url,
    toasts: takeToast(reply),
  }
}

/** For errors: nothing in it depends on the address or on chance, so that equal errors are equal to the byte. */
export function plainFrameFor(reply: FastifyReply): Frame {
  const { request } = reply
  return {
    ...surroundings(reply),
    get csrf() {
      return csrfToken(request, reply, 'plain')
    },
    newKey: () => request.server.signer.sign('key', request.token?.value ?? ''),
    path: '/',
    toasts: [],
  }
}

/** For a page that many are shown: a form that changes something would belong to one of them. */
export function sharedFrameFor(reply: FastifyReply): Frame {
  const personal = () => {
    throw new Error('a shared page has no forms that change something')
  }
  return {
    ...surroundings(reply),
    get csrf() {
      return personal()
    },
    newKey: personal,
    path: reply.request.url,
    toasts: [],
  }
}

function surroundings({ request }: FastifyReply) {
  const { hooks, assets, places, config } = request.kit
  return {
    signedIn: hooks.signedIn(request),
    sight: parseSight(request.cookies[SIGHT_COOKIE]),
    assets,
    ...places,
    regionName: config.regionName,
    demo: config.demo,
  }
}

export const SIGHT_COOKIE = 'kruzhok-sight'
