"""Loads what every document needs: workers are copies of the process that has loaded it once."""

import pipeline.akn.schema
import pipeline.checks
import pipeline.render.akn
import pipeline.render.docx
import pipeline.render.html
import pipeline.render.pdf
import pipeline.render.text
import pipeline.stages
import pipeline.verify.outputs
import pipeline.weasy  # noqa: F401
