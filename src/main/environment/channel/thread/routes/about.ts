import { endpoint, jsonText } from '../endpoint';
import { HERE } from '../page';
import { z } from '../wire/wire';
import { ok } from './documented';

export const metrics = endpoint({
  methods: ['GET'],
  path: '/metrics',
  kind: 'question',
  documented: {
    summary: 'The life and the channel, for Prometheus',
    responses: {
      200: { description: 'Prometheus text.', content: { 'text/plain': { schema: z.string() } } },
    },
  },
  answer: async ({ room: { metrics: figures } }) =>
    new Response(await figures.text(), { headers: { 'content-type': figures.contentType } }),
});

export const document = endpoint({
  methods: ['GET'],
  path: '/v1/openapi.json',
  kind: 'look',
  open: true,
  documented: {
    summary: 'This document',
    responses: { 200: ok(z.looseObject({ openapi: z.string() }), 'OpenAPI 3.1.') },
  },
  answer: ({ room }) => jsonText(room.document),
});

export const page = endpoint({
  methods: ['GET'],
  path: '/',
  kind: 'look',
  open: true,
  documented: {
    summary: 'What can be asked here, as a page for people',
    responses: { 200: { description: 'HTML.', content: { 'text/html': { schema: z.string() } } } },
  },
  answer: ({ room: { page: shown }, request }) =>
    // The doors have seen to it that the host is ours.
    new Response(shown.html.replaceAll(HERE, request.headers.host ?? HERE), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': shown.policy },
    }),
});
