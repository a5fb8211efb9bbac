from django.http import HttpResponse


def letters(request):
    return HttpResponse("")


new_letter = download = letters
