"""The lessons as their pages fetch them, by name."""

import gzip
import hashlib

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import cached
from dashboard.records.lesson_files import LessonError

PATH = "/lessons/{name}.json"


def pack(request: Request) -> Response:
    """The pack of the lesson that is asked for; else what is wrong, and the lessons there are."""
    try:
        content = cached.lesson_json(request.path_params["name"])
    except LessonError as error:
        offered = {file.name: file.lesson.title for file in cached.lessons() if file.lesson}
        return JSONResponse({"error": str(error), "lessons": offered}, 404)
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    kept = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=kept)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        kept["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="application/json", headers=kept)
