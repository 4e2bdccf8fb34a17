/** Until the studio has pages. Without it, `app/(site)/[locale]` would take `studio` for a language. */
function answerNotFound(): Response {
  return new Response('Not found\n', { status: 404 });
}

export { answerNotFound as GET, answerNotFound as POST };
