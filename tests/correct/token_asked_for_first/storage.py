"""Users and tokens in two text files."""
import hashlib
import os
import uuid

USERS = 'users.csv'
TOKENS = 'tokens.csv'


def rows(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as f:
        return [line.rstrip('\n').split('\t') for line in f]


def append(path, *fields):
    with open(path, 'a', encoding='utf-8') as f:
        f.write('\t'.join(fields) + '\n')


def digest(password, salt):
    return hashlib.sha256(f'{salt}{password}{salt}'.encode()).hexdigest()


def check(name, password):
    for user, salt, value in rows(USERS):
        if user == name:
            return digest(password, salt) == value
    salt = uuid.uuid4().hex
    append(USERS, name, salt, digest(password, salt))
    return True


def new_token(name):
    token = uuid.uuid4().hex
    append(TOKENS, token, name)
    return token


def by_token(token):
    for value, name in rows(TOKENS):
        if value == token:
            return name
    return None
