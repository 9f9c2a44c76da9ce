import Hummingbird

/// The page at `/`: drop a proof or batches and see the verdict.
///
/// It is one answer that asks for nothing from elsewhere. All that it shows comes from the service
/// as JSON and gets into the document as text.
enum ServicePage {
  static func response() -> Response {
    let nonce = makeNonce()
    var response = Response(.ok, "text/html; charset=utf-8", html(nonce: nonce))
    response.headers[.contentSecurityPolicy] = policy(nonce: nonce)
    return response
  }

  /// Only the script and the style that are in the page itself, and requests to the service alone.
  static func policy(nonce: String) -> String {
    [
      "default-src 'none'", "script-src 'nonce-\(nonce)'", "style-src 'nonce-\(nonce)'",
      "img-src data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
      "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// The document, whose style and script carry `nonce`.
  static func html(nonce: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>stark</title>
    <link rel="icon" href="\(icon)">
    <style nonce="\(nonce)">
    \(PageStyle.css)
    </style>
    </head>
    \(PageMarkup.body)
    <script nonce="\(nonce)">
    \(PageScript.javaScript)
    </script>
    </html>

    """
  }

  /// A picture in the page itself, so that no browser asks for one.
  private static let icon =
    "data:image/svg+xml,<svg xmlns='http:%2F%2Fwww.w3.org/2000/svg' viewBox='0 0 16 16'>"
    + "<rect width='16' height='16' rx='3' fill='%230b63ce'/>"
    + "<path d='M4 8.5l3 3 5-7' fill='none' stroke='white' stroke-width='2'/></svg>"

  /// 128 bits that nobody can guess, so that no other script can have them.
  private static func makeNonce() -> String {
    var generator = SystemRandomNumberGenerator()
    let halves = (0..<2).map { _ in
      String(UInt64.random(in: (1 << 60)...UInt64.max, using: &generator), radix: 16)
    }
    return halves.joined()
  }
}
