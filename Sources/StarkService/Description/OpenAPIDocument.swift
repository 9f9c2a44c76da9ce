import StarkVerifier

/// What `/openapi.yaml` says about the service, as OpenAPI 3.0.3.
package enum OpenAPIDocument {
  package static let yaml = [head, paths, components].joined(separator: "\n") + "\n"

  private static let head = """
    openapi: 3.0.3
    info:
      title: stark serve
      version: "\(Verifier.version)"
      description: |
        Verifies STARK proofs, and checks that rolled-up batches match their proofs.

        A verdict is status 200, whatever it is: `outcome` and `exit_code` are those of the command
        line. Any other status means that there is no verdict.

        A question is known by its verification id, the digest of files, policy and version: asked
        again it is answered from the store. With `Prefer: respond-async` it is accepted with status
        202 once it is on the disk, and answered at `Location` later. One at which the service ended
        several times is abandoned, until it is asked again.
      license:
        name: Apache-2.0
        url: https://www.apache.org/licenses/LICENSE-2.0
    servers:
      - url: /
    security:
      - {}
      - bearer: []
    tags:
      - name: questions
      - name: ledger
      - name: operation
    """

  private static let paths = [questionPaths, ledgerPaths, operationPaths].joined(separator: "\n")

  private static let questionPaths = """
    paths:
      /v1/verify:
        post:
          tags: [questions]
          operationId: verify
          summary: Verify a proof.
          parameters:
            - $ref: "#/components/parameters/policy"
            - $ref: "#/components/parameters/timings"
            - $ref: "#/components/parameters/prefer"
          requestBody:
            required: true
            description: The proof file.
            content:
              application/json:
                schema: {}
              application/octet-stream:
                schema: {type: string, format: binary}
          responses:
            "200": {$ref: "#/components/responses/Verdict"}
            "202": {$ref: "#/components/responses/Accepted"}
            "400": {$ref: "#/components/responses/Malformed"}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
            "408": {$ref: "#/components/responses/Timeout"}
            "413": {$ref: "#/components/responses/TooLarge"}
            "415": {$ref: "#/components/responses/MediaType"}
            "503": {$ref: "#/components/responses/Unavailable"}
      /v1/batches:
        post:
          tags: [questions]
          operationId: batches
          summary: Check that batches are what a proof proves, or apply them to the ledger.
          parameters:
            - $ref: "#/components/parameters/prefer"
          requestBody:
            required: true
            content:
              multipart/form-data:
                schema: {$ref: "#/components/schemas/Batches"}
          responses:
            "200": {$ref: "#/components/responses/SettlementVerdict"}
            "202": {$ref: "#/components/responses/Accepted"}
            "400": {$ref: "#/components/responses/Malformed"}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
            "408": {$ref: "#/components/responses/Timeout"}
            "413": {$ref: "#/components/responses/TooLarge"}
            "415": {$ref: "#/components/responses/MediaType"}
            "503": {$ref: "#/components/responses/Unavailable"}
      /v1/inspect:
        post:
          tags: [questions]
          operationId: inspect
          summary: Show what is inside a proof or a compiled program; nothing of it is kept.
          requestBody:
            required: true
            description: The file.
            content:
              application/json:
                schema: {}
              application/octet-stream:
                schema: {type: string, format: binary}
          responses:
            "200":
              description: What `stark inspect --json` prints.
              content:
                application/json:
                  schema:
                    type: object
                    required: [schema, path, outcome, code, reason]
                    properties:
                      schema: {type: integer, enum: [1]}
                      path: {type: string}
                      outcome: {$ref: "#/components/schemas/Outcome"}
            "400": {$ref: "#/components/responses/Malformed"}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
            "408": {$ref: "#/components/responses/Timeout"}
            "413": {$ref: "#/components/responses/TooLarge"}
            "415": {$ref: "#/components/responses/MediaType"}
            "503": {$ref: "#/components/responses/Unavailable"}
      /v1/verifications/{id}:
        get:
          tags: [questions]
          operationId: verification
          summary: The answer to a question that was accepted, or what it is doing.
          parameters:
            - name: id
              in: path
              required: true
              description: A verification id, or the name in the Location of a question.
              schema: {type: string}
            - $ref: "#/components/parameters/timings"
          responses:
            "200":
              description: The verdict, or the standing of a question without one.
              headers:
                Content-Location:
                  description: The path of the verdict.
                  schema: {type: string}
                Retry-After:
                  description: When to ask again, if there is no verdict yet.
                  schema: {type: integer}
              content:
                application/json:
                  schema:
                    anyOf:
                      - {$ref: "#/components/schemas/Verdict"}
                      - {$ref: "#/components/schemas/SettlementVerdict"}
                      - {$ref: "#/components/schemas/Standing"}
            "400": {$ref: "#/components/responses/Malformed"}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
            "404": {$ref: "#/components/responses/NotFound"}
            "503": {$ref: "#/components/responses/Unavailable"}
    """

  private static let ledgerPaths = """
      /v1/ledger:
        get:
          tags: [ledger]
          operationId: ledger
          summary: How the chain in the ledger is, and what needs attention.
          responses:
            "200":
              description: What `stark settle status --json` prints.
              content:
                application/json:
                  schema:
                    type: object
                    required: [schema, ledger, outcome, exit_code, batch_count, alerts]
                    properties:
                      schema: {type: integer, enum: [1]}
                      batch_count: {type: integer}
                      alerts: {type: array, items: {type: object}}
            "400": {$ref: "#/components/responses/Malformed"}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
            "404": {$ref: "#/components/responses/NoLedger"}
            "503": {$ref: "#/components/responses/LedgerUnusable"}
      /ledger:
        get:
          tags: [ledger]
          operationId: ledgerPage
          summary: The status and the history of the ledger as a page with plots.
          responses:
            "200":
              description: What `stark settle report` writes.
              content:
                text/html:
                  schema: {type: string}
            "400": {$ref: "#/components/responses/Malformed"}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
            "404": {$ref: "#/components/responses/NoLedger"}
            "503": {$ref: "#/components/responses/LedgerUnusable"}
    """

  private static let operationPaths = """
      /:
        get:
          tags: [operation]
          operationId: page
          summary: A page to drop proofs and batches on.
          security: [{}]
          responses:
            "200":
              description: The page.
              content:
                text/html:
                  schema: {type: string}
      /openapi.yaml:
        get:
          tags: [operation]
          operationId: description
          summary: This description.
          security: [{}]
          responses:
            "200":
              description: OpenAPI 3.0.3.
              content:
                application/yaml:
                  schema: {}
      /livez:
        get:
          tags: [operation]
          operationId: live
          summary: Whether the process answers.
          security: [{}]
          responses:
            "200":
              description: It does.
              content:
                text/plain:
                  schema: {type: string}
      /readyz:
        get:
          tags: [operation]
          operationId: ready
          summary: Whether questions can be asked.
          security: [{}]
          responses:
            "200":
              description: They can.
              content:
                text/plain:
                  schema: {type: string}
            "503": {$ref: "#/components/responses/Unavailable"}
      /metrics:
        get:
          tags: [operation]
          operationId: metrics
          summary: Counters and histograms in the text format of Prometheus, version 0.0.4.
          responses:
            "200":
              description: All metrics.
              content:
                text/plain:
                  schema: {type: string}
            "401": {$ref: "#/components/responses/Unauthorized"}
            "403": {$ref: "#/components/responses/OtherOrigin"}
    """
}
