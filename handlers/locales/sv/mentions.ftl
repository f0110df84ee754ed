mention-person = en kollega
mention-group = en grupp
mention-channel = en kanal
